package io.ifacer.netlink.link;

import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_ARP_IP_TARGET;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_NS_IP6_TARGET;

import io.ifacer.netlink.HardwareAddress;
import io.ifacer.netlink.link.BondAttribute.WireType;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.List;

/**
 * One option of a bond: an IFLA_BOND_* number and its value. How it goes over the wire is this codec's affair.
 *
 * <p>The factories check what the wire can carry, not what the kernel takes: ranges and modes are the planner's.
 */
public sealed interface BondOption {

    /** IFLA_BOND_*. */
    int attribute();

    /** A number, an enumerated value or an ifindex. */
    record Numeric(int attribute, long value) implements BondOption {}

    /** IFLA_BOND_ARP_IP_TARGET; an empty list clears. */
    record Ipv4Targets(int attribute, List<Inet4Address> addresses) implements BondOption {}

    /** IFLA_BOND_NS_IP6_TARGET; an empty list clears. */
    record Ipv6Targets(int attribute, List<Inet6Address> addresses) implements BondOption {}

    /** An Ethernet address. */
    record Mac(int attribute, HardwareAddress address) implements BondOption {}

    /**
     * A number, an enumerated value or an ifindex.
     *
     * @throws IllegalArgumentException if the attribute is no such option, or the value does not fit its width
     */
    static BondOption number(int attribute, long value) {
        long max = switch (wireType(attribute)) {
            case U8 -> 0xffL;
            case U16 -> 0xffffL;
            case U32 -> 0xffffffffL;
            case IFINDEX -> Integer.MAX_VALUE;
            default -> throw new IllegalArgumentException("bond attribute " + attribute + " is not a number");
        };
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("bond attribute " + attribute + " takes 0 to " + max + ", not " + value);
        }
        return new Numeric(attribute, value);
    }

    /** IFLA_BOND_ARP_IP_TARGET; the kernel takes 16 at most. */
    static BondOption ipv4Targets(List<Inet4Address> addresses) {
        return new Ipv4Targets(IFLA_BOND_ARP_IP_TARGET, List.copyOf(addresses));
    }

    /** IFLA_BOND_NS_IP6_TARGET; the kernel takes 16 at most. */
    static BondOption ipv6Targets(List<Inet6Address> addresses) {
        return new Ipv6Targets(IFLA_BOND_NS_IP6_TARGET, List.copyOf(addresses));
    }

    /**
     * An Ethernet address, IFLA_BOND_AD_ACTOR_SYSTEM.
     *
     * @throws IllegalArgumentException if the attribute is not an address, or the address has not 6 bytes
     */
    static BondOption mac(int attribute, HardwareAddress address) {
        if (wireType(attribute) != WireType.MAC || address.lengthBytes() != HardwareAddress.ETHERNET_BYTES) {
            throw new IllegalArgumentException("bond attribute " + attribute + " does not take the address " + address);
        }
        return new Mac(attribute, address);
    }

    private static WireType wireType(int attribute) {
        BondAttribute known = BondAttribute.of(attribute);
        if (known == null) {
            throw new IllegalArgumentException("bond attribute " + attribute + " is not a settable IFLA_BOND_*");
        }
        return known.wireType();
    }
}
