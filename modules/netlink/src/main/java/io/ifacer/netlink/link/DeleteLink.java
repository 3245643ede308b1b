package io.ifacer.netlink.link;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_ACK;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_DELLINK;

import io.ifacer.netlink.MessageWriter;

/**
 * RTM_DELLINK. By number, not by name: a name may have passed to another link meanwhile.
 *
 * @param ifindex number of the link
 */
public record DeleteLink(int ifindex) implements LinkRequest {

    /** Checks that the number is one. */
    public DeleteLink {
        if (ifindex <= 0) {
            throw new IllegalArgumentException("deleting needs an ifindex above 0, not " + ifindex);
        }
    }

    @Override
    public void writeTo(MessageWriter writer, int sequence) {
        writer.begin(RTM_DELLINK, NLM_F_REQUEST | NLM_F_ACK, sequence)
                .ifinfomsg(AF_UNSPEC, 0, ifindex, 0, 0)
                .end();
    }
}
