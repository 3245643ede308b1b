package io.ifacer.netlink.link;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_ACK;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_CREATE;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_EXCL;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_ADDRESS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_KIND;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINKINFO;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_NEWLINK;

import io.ifacer.netlink.MessageWriter;

/**
 * RTM_NEWLINK that can make nothing, and whose refusal tells whether the kernel has a kind: it asks for a link with a
 * multicast hardware address.
 *
 * <p>Where the kind is known, its own check comes first and refuses with EADDRNOTAVAIL (bond_validate of
 * {@code drivers/net/bonding/bond_netlink.c}, vlan_validate of {@code net/8021q/vlan_netlink.c}). Where it is not, the
 * kernel tries to load its module, checks again, and else says EOPNOTSUPP, "Unknown device type" (rtnl_newlink of
 * {@code net/core/rtnetlink.c}).
 *
 * @param kind IFLA_INFO_KIND, one whose check looks at the hardware address: bond or vlan
 */
public record ProbeKind(String kind) implements LinkRequest {

    /** The name asked for: should a kernel ever make such a link, it can be told and deleted. */
    public static final String NAME = "ifacer-probe";

    /** The group bit, the first on the wire, makes an address one of many. */
    private static final byte[] MULTICAST = {1, 0, 0, 0, 0, 0};

    @Override
    public void writeTo(MessageWriter writer, int sequence) {
        writer.begin(RTM_NEWLINK, NLM_F_REQUEST | NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL, sequence)
                .ifinfomsg(AF_UNSPEC, 0, 0, 0, 0)
                .string(IFLA_IFNAME, NAME)
                .bytes(IFLA_ADDRESS, MULTICAST);
        int info = writer.beginNest(IFLA_LINKINFO);
        writer.string(IFLA_INFO_KIND, kind).endNest(info).end();
    }
}
