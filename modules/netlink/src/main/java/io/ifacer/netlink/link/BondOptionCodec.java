package io.ifacer.netlink.link;

import static io.ifacer.netlink.NetlinkUapi.NLA_F_NESTED;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_NS_IP6_TARGET;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_DATA;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_KIND;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINKINFO;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.MessageWriter;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Bond options to and from the members of IFLA_INFO_DATA. */
final class BondOptionCodec {

    private static final Comparator<BondOption> APPLY_ORDER =
            Comparator.comparing(option -> require(option.attribute()));

    private BondOptionCodec() {}

    /** Decodes the attribute under a cursor. */
    static BondOption decode(BondAttribute attribute, AttributeReader member) {
        int number = attribute.number();
        return switch (attribute.wireType()) {
            case U8 -> new BondOption.Numeric(number, member.u8());
            case U16 -> new BondOption.Numeric(number, member.u16());
            case U32 -> new BondOption.Numeric(number, member.u32());
            case IFINDEX -> new BondOption.Numeric(number, member.s32());
            case MAC -> new BondOption.Mac(number, member.ethernetAddress());
            case IPV4_LIST -> new BondOption.Ipv4Targets(number, ipv4List(member));
            case IPV6_LIST -> new BondOption.Ipv6Targets(number, ipv6List(member));
        };
    }

    private static List<Inet4Address> ipv4List(AttributeReader nest) {
        List<Inet4Address> addresses = new ArrayList<>();
        AttributeReader member = new AttributeReader().enter(nest);
        while (member.next()) {
            addresses.add(member.ipv4());
        }
        return List.copyOf(addresses);
    }

    private static List<Inet6Address> ipv6List(AttributeReader nest) {
        List<Inet6Address> addresses = new ArrayList<>();
        AttributeReader member = new AttributeReader().enter(nest);
        while (member.next()) {
            addresses.add(member.ipv6());
        }
        return List.copyOf(addresses);
    }

    /**
     * Writes options in the order the kernel applies them, so that a message reads as what will happen.
     *
     * @throws IllegalArgumentException if an option's number is not a settable IFLA_BOND_*
     */
    static void writeInApplyOrder(MessageWriter writer, List<BondOption> options) {
        List<BondOption> ordered = new ArrayList<>(options);
        ordered.sort(APPLY_ORDER);
        for (BondOption option : ordered) {
            write(writer, option);
        }
    }

    /** Writes an IFLA_LINKINFO with these options. The kind must come along, or the kernel ignores the data. */
    static void writeLinkInfo(MessageWriter writer, List<BondOption> options) {
        int info = writer.beginNest(IFLA_LINKINFO);
        writer.string(IFLA_INFO_KIND, LinkInfo.BOND);
        int data = writer.beginNest(IFLA_INFO_DATA);
        writeInApplyOrder(writer, options);
        writer.endNest(data).endNest(info);
    }

    /** Writes one option. */
    static void write(MessageWriter writer, BondOption option) {
        if (option instanceof BondOption.Numeric number) {
            writeNumber(writer, number);
        } else if (option instanceof BondOption.Mac mac) {
            writer.bytes(mac.attribute(), mac.address().toBytes());
        } else if (option instanceof BondOption.Ipv4Targets targets) {
            int nest = writer.beginNest(targets.attribute());
            for (int i = 0; i < targets.addresses().size(); i++) {
                writer.bytes(i, targets.addresses().get(i).getAddress());
            }
            writer.endNest(nest);
        } else if (option instanceof BondOption.Ipv6Targets targets) {
            // As in dumps: the kernel marks this nest, and only this one.
            int nest = writer.beginNest(IFLA_BOND_NS_IP6_TARGET | NLA_F_NESTED);
            for (int i = 0; i < targets.addresses().size(); i++) {
                writer.bytes(i, targets.addresses().get(i).getAddress());
            }
            writer.endNest(nest);
        }
    }

    private static void writeNumber(MessageWriter writer, BondOption.Numeric number) {
        int type = number.attribute();
        int value = (int) number.value();
        switch (require(type).wireType()) {
            case U8 -> writer.u8(type, value);
            case U16 -> writer.u16(type, value);
            case U32, IFINDEX -> writer.u32(type, value);
            default -> throw new IllegalArgumentException("bond attribute " + type + " is not a number");
        }
    }

    private static BondAttribute require(int number) {
        BondAttribute attribute = BondAttribute.of(number);
        if (attribute == null) {
            throw new IllegalArgumentException("bond attribute " + number + " is not a settable IFLA_BOND_*");
        }
        return attribute;
    }
}
