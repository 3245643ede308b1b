package io.ifacer.netlink.link;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_ACK;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_ALT_IFNAME;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_EXT_MASK;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTEXT_FILTER_SKIP_STATS;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_GETLINK;

import io.ifacer.netlink.MessageWriter;
import org.jspecify.annotations.Nullable;

/**
 * RTM_GETLINK for one link, without statistics. Answered by an RTM_NEWLINK and an acknowledgement, or ENODEV.
 *
 * @param ifindex number of the link, 0 to find it by name
 * @param name name or altname of the link, null to find it by number
 */
public record GetLink(int ifindex, @Nullable String name) implements LinkRequest {

    /** Checks that exactly one of both is given. */
    public GetLink {
        LinkNames.requireOneOf(ifindex, name);
        if (name != null) {
            LinkNames.requireAnyName(name);
        }
    }

    /** By number. */
    public static GetLink byIndex(int ifindex) {
        return new GetLink(ifindex, null);
    }

    /** By its name or one of its altnames. */
    public static GetLink byName(String name) {
        return new GetLink(0, name);
    }

    @Override
    public void writeTo(MessageWriter writer, int sequence) {
        writer.begin(RTM_GETLINK, NLM_F_REQUEST | NLM_F_ACK, sequence)
                .ifinfomsg(AF_UNSPEC, 0, ifindex, 0, 0)
                .u32(IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS);
        if (name != null) {
            // by IFLA_IFNAME altnames are found too (net/core/dev.c, netdev_name_node_lookup), as far as they fit in it
            writer.string(LinkNames.requireAnyName(name) ? IFLA_ALT_IFNAME : IFLA_IFNAME, name);
        }
        writer.end();
    }
}
