package io.ifacer.kernel;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.netlink.HardwareAddress;
import io.ifacer.netlink.link.BondOption.Ipv4Targets;
import io.ifacer.netlink.link.BondOption.Ipv6Targets;
import io.ifacer.netlink.link.BondOption.Mac;
import io.ifacer.netlink.link.BondOption.Numeric;
import io.ifacer.netlink.link.IfLinkUapi;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of a bond between the model's terms and the wire codec's; both number them by IFLA_BOND_*. */
final class BondOptions {
    private static final @Nullable BondOption[] BY_ATTRIBUTE = new BondOption[64];

    static {
        for (BondOption option : BondOption.values()) {
            BY_ATTRIBUTE[option.attribute()] = option;
        }
    }

    private BondOptions() {}

    /** The option of an IFLA_BOND_* number; null for the mode and for what the model does not know. */
    static @Nullable BondOption of(int attribute) {
        return attribute >= 0 && attribute < BY_ATTRIBUTE.length ? BY_ATTRIBUTE[attribute] : null;
    }

    /** The model's reading of what the kernel reported; the mode and unknown options are left out. */
    static Map<BondOption, BondValue> fromWire(List<io.ifacer.netlink.link.BondOption> reported) {
        Map<BondOption, BondValue> options = new EnumMap<>(BondOption.class);
        for (io.ifacer.netlink.link.BondOption option : reported) {
            BondOption known = of(option.attribute());
            if (known != null) {
                options.put(known, value(option));
            }
        }
        return options;
    }

    private static BondValue value(io.ifacer.netlink.link.BondOption option) {
        if (option instanceof Numeric number) {
            return new BondValue.Num(number.value());
        } else if (option instanceof Mac mac) {
            return new BondValue.Mac(mac.address().toString());
        } else if (option instanceof Ipv4Targets targets) {
            return new BondValue.Addresses(targets.addresses().stream()
                    .map(Inet4Address::getHostAddress)
                    .toList());
        } else if (option instanceof Ipv6Targets targets) {
            return new BondValue.Addresses(
                    targets.addresses().stream().map(Ipv6Text::of).toList());
        }
        throw new IllegalArgumentException("option of an unknown shape: " + option);
    }

    /**
     * What is sent for a new bond: the mode, then the options.
     *
     * @throws IllegalArgumentException when a value is not of its option's shape
     */
    static List<io.ifacer.netlink.link.BondOption> toWire(BondMode mode, Map<BondOption, BondValue> options) {
        List<io.ifacer.netlink.link.BondOption> wire = new ArrayList<>(options.size() + 1);
        wire.add(io.ifacer.netlink.link.BondOption.number(IfLinkUapi.IFLA_BOND_MODE, mode.number()));
        wire.addAll(toWire(options));
        return wire;
    }

    /**
     * What is sent for a change.
     *
     * @throws IllegalArgumentException when a value is not of its option's shape
     */
    static List<io.ifacer.netlink.link.BondOption> toWire(Map<BondOption, BondValue> options) {
        List<io.ifacer.netlink.link.BondOption> wire = new ArrayList<>(options.size());
        options.forEach((option, value) -> wire.add(toWire(option, value)));
        return wire;
    }

    private static io.ifacer.netlink.link.BondOption toWire(BondOption option, BondValue value) {
        if (value instanceof BondValue.Num number) {
            return io.ifacer.netlink.link.BondOption.number(option.attribute(), number.value());
        } else if (value instanceof BondValue.Port port && option.wire() == BondOption.Wire.IFINDEX) {
            return io.ifacer.netlink.link.BondOption.number(option.attribute(), port.ifindex());
        } else if (value instanceof BondValue.Mac mac) {
            return io.ifacer.netlink.link.BondOption.mac(option.attribute(), HardwareAddress.parse(mac.mac()));
        } else if (value instanceof BondValue.Addresses addresses && option.wire() == BondOption.Wire.IPV4_LIST) {
            return io.ifacer.netlink.link.BondOption.ipv4Targets(parse(option, addresses, Inet4Address.class));
        } else if (value instanceof BondValue.Addresses addresses && option.wire() == BondOption.Wire.IPV6_LIST) {
            return io.ifacer.netlink.link.BondOption.ipv6Targets(parse(option, addresses, Inet6Address.class));
        }
        throw new IllegalArgumentException(
                option.kernelName() + " takes a value of shape " + option.wire() + ", not '" + value + "'");
    }

    private static <A extends InetAddress> List<A> parse(
            BondOption option, BondValue.Addresses addresses, Class<A> family) {
        List<A> parsed = new ArrayList<>();
        for (String text : addresses.addresses()) {
            parsed.add(parse(option, text, family));
        }
        return parsed;
    }

    private static <A extends InetAddress> A parse(BondOption option, String text, Class<A> family) {
        // InetAddress would ask a name server for whatever is no literal.
        if (text.matches(family == Inet4Address.class ? "\\d+(\\.\\d+){3}" : "[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            try {
                InetAddress address = InetAddress.getByName(text);
                if (family.isInstance(address)) {
                    return family.cast(address);
                }
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(option.kernelName() + " takes addresses, not '" + text + "'", e);
            }
        }
        throw new IllegalArgumentException(option.kernelName() + " takes addresses of its family, not '" + text + "'");
    }
}
