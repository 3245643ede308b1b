package io.ifacer.netlink.link;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_ACK;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_DELLINK;

import io.ifacer.netlink.MessageWriter;
import org.jspecify.annotations.Nullable;

/**
 * RTM_DELLINK, by number or by name.
 *
 * @param ifindex number of the link; 0 to find it by name
 * @param name name of the link; null to find it by number
 */
public record DeleteLink(int ifindex, @Nullable String name) implements LinkRequest {

    /** Checks that exactly one of both is given. */
    public DeleteLink {
        LinkNames.requireNumberOrName(ifindex, name);
    }

    /** By number. */
    public DeleteLink(int ifindex) {
        this(ifindex, null);
    }

    /** Whatever link has this name. */
    public static DeleteLink named(String name) {
        return new DeleteLink(0, name);
    }

    @Override
    public void writeTo(MessageWriter writer, int sequence) {
        writer.begin(RTM_DELLINK, NLM_F_REQUEST | NLM_F_ACK, sequence).ifinfomsg(AF_UNSPEC, 0, ifindex, 0, 0);
        if (name != null) {
            writer.string(IFLA_IFNAME, name);
        }
        writer.end();
    }
}
