package io.ifacer.netlink.link;

import static io.ifacer.netlink.link.IfLinkUapi.IFLA_VLAN_EGRESS_QOS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_VLAN_FLAGS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_VLAN_ID;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_VLAN_INGRESS_QOS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_VLAN_PROTOCOL;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_VLAN_QOS_MAPPING;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.MessageWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes a link a VLAN; {@code net/8021q/vlan_netlink.c}.
 *
 * @param id 0 to 4094
 * @param protocol Ethernet type, {@link #PROTOCOL_8021Q} or {@link #PROTOCOL_8021AD}
 * @param flags 1 reorder_hdr, 2 gvrp, 4 loose_binding, 8 mvrp, 16 bridge_binding; absent on the wire when 0
 * @param egressQos from skb priority to PCP, in hash order: compare as a set
 * @param ingressQos from PCP to skb priority
 */
public record VlanData(int id, int protocol, int flags, List<QosMapping> egressQos, List<QosMapping> ingressQos) {

    /** 802.1Q customer tags, the kernel's default. */
    public static final int PROTOCOL_8021Q = 0x8100;

    /** 802.1ad service tags. */
    public static final int PROTOCOL_8021AD = 0x88a8;

    /** One priority mapping, struct ifla_vlan_qos_mapping. */
    public record QosMapping(int from, int to) {}

    /** Decodes the IFLA_INFO_DATA under a cursor. */
    static VlanData decode(AttributeReader nest) {
        int id = 0;
        int protocol = PROTOCOL_8021Q;
        int flags = 0;
        List<QosMapping> egressQos = List.of();
        List<QosMapping> ingressQos = List.of();
        AttributeReader member = new AttributeReader().enter(nest);
        while (member.next()) {
            switch (member.type()) {
                case IFLA_VLAN_ID -> id = member.u16();
                case IFLA_VLAN_PROTOCOL -> protocol = member.be16();
                case IFLA_VLAN_FLAGS -> flags = member.s32At(0) & member.s32At(4);
                case IFLA_VLAN_EGRESS_QOS -> egressQos = decodeQos(member);
                case IFLA_VLAN_INGRESS_QOS -> ingressQos = decodeQos(member);
                default -> {} // newer than this codec
            }
        }
        return new VlanData(id, protocol, flags, egressQos, ingressQos);
    }

    private static List<QosMapping> decodeQos(AttributeReader nest) {
        List<QosMapping> mappings = new ArrayList<>();
        AttributeReader member = new AttributeReader().enter(nest);
        while (member.next()) {
            if (member.type() == IFLA_VLAN_QOS_MAPPING) {
                mappings.add(new QosMapping(member.s32At(0), member.s32At(4)));
            }
        }
        return List.copyOf(mappings);
    }

    /** Writes the members of IFLA_INFO_DATA, in the order the kernel dumps them (vlan_fill_info). */
    void writeTo(MessageWriter writer) {
        writer.u16(IFLA_VLAN_ID, id);
        writer.be16(IFLA_VLAN_PROTOCOL, protocol);
        if (flags != 0) {
            // The kernel reports every flag as decided, so its mask is all ones.
            writer.u32Pair(IFLA_VLAN_FLAGS, flags, -1);
        }
        writeQos(writer, IFLA_VLAN_INGRESS_QOS, ingressQos);
        writeQos(writer, IFLA_VLAN_EGRESS_QOS, egressQos);
    }

    private static void writeQos(MessageWriter writer, int type, List<QosMapping> mappings) {
        if (mappings.isEmpty()) {
            return;
        }
        int nest = writer.beginNest(type);
        for (QosMapping mapping : mappings) {
            writer.u32Pair(IFLA_VLAN_QOS_MAPPING, mapping.from(), mapping.to());
        }
        writer.endNest(nest);
    }
}
