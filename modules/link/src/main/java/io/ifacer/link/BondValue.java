package io.ifacer.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of one bond option, in one of five shapes; which one an option has, {@link BondOption#wire()} says. */
public sealed interface BondValue {

    /**
     * Whether an option has this value, by what the kernel reports of it, null when it reports nothing: of lists it
     * reports only those that have entries (bond_netlink.c, bond_fill_info).
     */
    default boolean isShownAs(@Nullable BondValue reported) {
        return equals(reported);
    }

    /** A number, an enum's number, a flag (0 or 1), or the ifindex of a port as the kernel reports it. */
    record Num(long value) implements BondValue {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A port by its name, as a configuration gives it; resolved to a {@link Port} before it is sent. */
    record PortName(String name) implements BondValue {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A port as it is sent: the kernel goes by the number, people by the name. */
    record Port(int ifindex, String name) implements BondValue {
        @Override
        public boolean isShownAs(@Nullable BondValue reported) {
            return equals(reported) || (reported instanceof Num number && number.value() == ifindex);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A list of IPv4 or IPv6 addresses in text form, in order. */
    record Addresses(List<String> addresses) implements BondValue {
        public Addresses {
            addresses = List.copyOf(addresses);
        }

        @Override
        public boolean isShownAs(@Nullable BondValue reported) {
            return reported == null ? addresses.isEmpty() : equals(reported);
        }

        @Override
        public String toString() {
            return addresses.isEmpty() ? "none" : String.join(",", addresses);
        }
    }

    /** A hardware address as lower-case hex with colons. */
    record Mac(String mac) implements BondValue {
        @Override
        public String toString() {
            return mac;
        }
    }
}
