package io.ifacer.netlink.link;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_DUMP;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_EXT_MASK;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTEXT_FILTER_SKIP_STATS;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_GETLINK;

import io.ifacer.netlink.MessageWriter;

/**
 * RTM_GETLINK for all links of the namespace, without statistics. Answered by RTM_NEWLINKs and NLMSG_DONE.
 *
 * <p>Stands NETLINK_GET_STRICT_CHK: the ifinfomsg is zero (rtnl_valid_dump_ifinfo_req, {@code net/core/rtnetlink.c}).
 */
public record DumpLinks() implements LinkRequest {

    @Override
    public void writeTo(MessageWriter writer, int sequence) {
        writer.begin(RTM_GETLINK, NLM_F_REQUEST | NLM_F_DUMP, sequence)
                .ifinfomsg(AF_UNSPEC, 0, 0, 0, 0)
                .u32(IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS)
                .end();
    }
}
