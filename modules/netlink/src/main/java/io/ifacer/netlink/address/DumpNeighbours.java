package io.ifacer.netlink.address;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_DUMP;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.address.AddressUapi.NDA_IFINDEX;
import static io.ifacer.netlink.address.AddressUapi.RTM_GETNEIGH;

import io.ifacer.netlink.MessageWriter;

/**
 * RTM_GETNEIGH for the neighbours of one link, of all families. Answered by RTM_NEWNEIGHs and NLMSG_DONE.
 *
 * <p>The number stands in an attribute, not in the header, where strict checking refuses one ({@code net/core/neighbour.c},
 * neigh_valid_dump_req). Of a link that does not exist the kernel has no neighbours, and no error.
 *
 * @param ifindex number of the link
 */
public record DumpNeighbours(int ifindex) {

    public void writeTo(MessageWriter writer, int sequence) {
        writer.begin(RTM_GETNEIGH, NLM_F_REQUEST | NLM_F_DUMP, sequence)
                .ndmsg(AF_UNSPEC, 0, 0)
                .u32(NDA_IFINDEX, ifindex)
                .end();
    }
}
