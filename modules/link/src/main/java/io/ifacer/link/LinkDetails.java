package io.ifacer.link;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What a link of one kind has beyond what all links have (IFLA_INFO_DATA). */
public sealed interface LinkDetails {

    /** A kind whose data ifacer does not read. */
    record None() implements LinkDetails {
        public static final None INSTANCE = new None();
    }

    /**
     * A VLAN.
     *
     * @param id 0 to 4094
     * @param protocol the EtherType of its tag: 0x8100 (802.1Q) or 0x88a8 (802.1ad)
     */
    record Vlan(int id, int protocol) implements LinkDetails {
        public static final int DOT1Q = 0x8100;
    }

    /**
     * A bond.
     *
     * @param mode its mode
     * @param options every option that the kernel reported, the mode left out; ports (primary, active_slave) as
     *     ifindex numbers
     */
    record Bond(BondMode mode, Map<BondOption, BondValue> options) implements LinkDetails {
        public Bond {
            options = options.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(options));
        }
    }
}
