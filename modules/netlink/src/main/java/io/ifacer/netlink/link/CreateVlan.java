package io.ifacer.netlink.link;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_ACK;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_CREATE;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_EXCL;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_GROUP;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_DATA;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_KIND;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINK;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINKINFO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_MTU;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_VLAN_ID;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_VLAN_PROTOCOL;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_NEWLINK;

import io.ifacer.netlink.MessageWriter;
import java.util.OptionalInt;

/**
 * RTM_NEWLINK that makes a VLAN, down and without an alias: the kernel takes no IFLA_IFALIAS while it creates.
 *
 * @param name at most 15 bytes
 * @param lowerIfindex the link it stands on
 * @param id 0 to 4094
 * @param protocol {@link VlanData#PROTOCOL_8021Q} or {@link VlanData#PROTOCOL_8021AD}
 * @param mtuBytes empty for the lower link's
 * @param group IFLA_GROUP, empty for the default group 0
 */
public record CreateVlan(String name, int lowerIfindex, int id, int protocol, OptionalInt mtuBytes, OptionalInt group)
        implements LinkRequest {

    private static final int MAX_ID = 4094;

    /** Checks what the message cannot carry. */
    public CreateVlan {
        LinkNames.requireName(name);
        if (lowerIfindex <= 0) {
            throw new IllegalArgumentException(
                    "VLAN " + name + " needs a lower link's ifindex above 0, not " + lowerIfindex);
        }
        if (id < 0 || id > MAX_ID) {
            throw new IllegalArgumentException("VLAN " + name + " needs an id from 0 to 4094, not " + id);
        }
        if (protocol != VlanData.PROTOCOL_8021Q && protocol != VlanData.PROTOCOL_8021AD) {
            throw new IllegalArgumentException(
                    String.format("VLAN %s needs protocol 0x8100 or 0x88a8, not 0x%04x", name, protocol));
        }
    }

    /** In the default group. */
    public CreateVlan(String name, int lowerIfindex, int id, int protocol, OptionalInt mtuBytes) {
        this(name, lowerIfindex, id, protocol, mtuBytes, OptionalInt.empty());
    }

    @Override
    public void writeTo(MessageWriter writer, int sequence) {
        writer.begin(RTM_NEWLINK, NLM_F_REQUEST | NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL, sequence)
                .ifinfomsg(AF_UNSPEC, 0, 0, 0, 0)
                .u32(IFLA_LINK, lowerIfindex)
                .string(IFLA_IFNAME, name);
        mtuBytes.ifPresent(mtu -> writer.u32(IFLA_MTU, mtu));
        group.ifPresent(number -> writer.u32(IFLA_GROUP, number));
        int info = writer.beginNest(IFLA_LINKINFO);
        writer.string(IFLA_INFO_KIND, LinkInfo.VLAN);
        int data = writer.beginNest(IFLA_INFO_DATA);
        writer.be16(IFLA_VLAN_PROTOCOL, protocol);
        writer.u16(IFLA_VLAN_ID, id);
        writer.endNest(data).endNest(info).end();
    }
}
