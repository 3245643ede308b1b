package io.ifacer.link;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Every option of a bond that netlink can set, the mode left out, in the order in which the kernel applies them within one
 * message (drivers/net/bonding/bond_netlink.c, bond_changelink). Numbers, ranges and modes as measured on Linux 6.1.
 *
 * <p>The range of a list is its number of entries. Symbols are numbered from {@link #min()}.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists and sets are the unmodifiable ones of the constructor
public enum BondOption {
    ACTIVE_SLAVE("active_slave", 2, Wire.IFINDEX, 0, 0, Modes.PRIMARY_MODES, When.HAS_PORT),
    MIIMON("miimon", 3, Wire.U32, 0, Integer.MAX_VALUE, Modes.ALL, When.ANY),
    UPDELAY("updelay", 4, Wire.U32, 0, Integer.MAX_VALUE, Modes.ALL, When.ANY),
    DOWNDELAY("downdelay", 5, Wire.U32, 0, Integer.MAX_VALUE, Modes.ALL, When.ANY),
    PEER_NOTIF_DELAY("peer_notif_delay", 28, Wire.U32, 0, 300_000, Modes.ALL, When.ANY),
    USE_CARRIER("use_carrier", 6, Wire.U8, 0, 1, Modes.ALL, When.ANY, "off", "on"),
    ARP_INTERVAL("arp_interval", 7, Wire.U32, 0, Integer.MAX_VALUE, Modes.ARP_MODES, When.ANY),
    ARP_IP_TARGET("arp_ip_target", 8, Wire.IPV4_LIST, 0, 16, Modes.ALL, When.ANY),
    NS_IP6_TARGET("ns_ip6_target", 31, Wire.IPV6_LIST, 0, 16, Modes.ALL, When.ANY),
    ARP_VALIDATE(
            "arp_validate",
            9,
            Wire.U32,
            0,
            6,
            Modes.ARP_MODES,
            When.ANY,
            "none",
            "active",
            "backup",
            "all",
            "filter",
            "filter_active",
            "filter_backup"),
    ARP_ALL_TARGETS("arp_all_targets", 10, Wire.U32, 0, 1, Modes.ALL, When.ANY, "any", "all"),
    PRIMARY("primary", 11, Wire.IFINDEX, 0, 0, Modes.PRIMARY_MODES, When.ANY),
    PRIMARY_RESELECT("primary_reselect", 12, Wire.U8, 0, 2, Modes.ALL, When.ANY, "always", "better", "failure"),
    FAIL_OVER_MAC("fail_over_mac", 13, Wire.U8, 0, 2, Modes.ALL, When.NO_PORTS, "none", "active", "follow"),
    XMIT_HASH_POLICY(
            "xmit_hash_policy",
            14,
            Wire.U8,
            0,
            5,
            Modes.ALL,
            When.ANY,
            "layer2",
            "layer3+4",
            "layer2+3",
            "encap2+3",
            "encap3+4",
            "vlan+srcmac"),
    RESEND_IGMP("resend_igmp", 15, Wire.U32, 0, 255, Modes.ALL, When.ANY),
    NUM_PEER_NOTIF("num_peer_notif", 16, Wire.U8, 0, 255, Modes.ALL, When.ANY),
    ALL_SLAVES_ACTIVE("all_slaves_active", 17, Wire.U8, 0, 1, Modes.ALL, When.ANY, "off", "on"),
    MIN_LINKS("min_links", 18, Wire.U32, 0, Integer.MAX_VALUE, Modes.ALL, When.ANY),
    LP_INTERVAL("lp_interval", 19, Wire.U32, 1, Integer.MAX_VALUE, Modes.ALL, When.ANY),
    PACKETS_PER_SLAVE("packets_per_slave", 20, Wire.U32, 0, 65_535, Modes.RR, When.ANY),
    LACP_ACTIVE("lacp_active", 29, Wire.U8, 0, 1, Modes.LACP, When.DOWN, "off", "on"),
    LACP_RATE("lacp_rate", 21, Wire.U8, 0, 1, Modes.LACP, When.DOWN, "slow", "fast"),
    AD_SELECT("ad_select", 22, Wire.U8, 0, 2, Modes.ALL, When.DOWN, "stable", "bandwidth", "count"),
    AD_ACTOR_SYS_PRIO("ad_actor_sys_prio", 24, Wire.U16, 1, 65_535, Modes.LACP, When.ANY),
    AD_USER_PORT_KEY("ad_user_port_key", 25, Wire.U16, 0, 1023, Modes.LACP, When.DOWN),
    AD_ACTOR_SYSTEM("ad_actor_system", 26, Wire.MAC, 0, 0, Modes.LACP, When.ANY),
    TLB_DYNAMIC_LB("tlb_dynamic_lb", 27, Wire.U8, 0, 1, Modes.TLB_ALB, When.DOWN, "off", "on"),
    ARP_MISSED_MAX("arp_missed_max", 30, Wire.U8, 1, 255, Modes.ARP_MODES, When.ANY),
    COUPLED_CONTROL("coupled_control", 32, Wire.U8, 0, 1, Modes.LACP, When.DOWN, "off", "on");

    /** How the option's attribute is encoded. */
    public enum Wire {
        U8,
        U16,
        U32,
        /** A u32 that names a port; 0 clears it. */
        IFINDEX,
        IPV4_LIST,
        IPV6_LIST,
        MAC
    }

    /** In which state of the bond the kernel accepts a change. */
    public enum When {
        ANY,
        /** The bond must be down, EBUSY otherwise. */
        DOWN,
        /** The bond must have no ports, ENOTEMPTY otherwise. */
        NO_PORTS,
        /** The port named must be attached and up, EINVAL otherwise: never at creation. */
        HAS_PORT
    }

    private static final class Modes {
        static final Set<BondMode> ALL = EnumSet.allOf(BondMode.class);
        static final Set<BondMode> PRIMARY_MODES =
                EnumSet.of(BondMode.ACTIVE_BACKUP, BondMode.BALANCE_TLB, BondMode.BALANCE_ALB);
        static final Set<BondMode> ARP_MODES =
                EnumSet.of(BondMode.BALANCE_RR, BondMode.ACTIVE_BACKUP, BondMode.BALANCE_XOR, BondMode.BROADCAST);
        static final Set<BondMode> RR = EnumSet.of(BondMode.BALANCE_RR);
        static final Set<BondMode> LACP = EnumSet.of(BondMode.IEEE_802_3AD);
        static final Set<BondMode> TLB_ALB = EnumSet.of(BondMode.BALANCE_TLB, BondMode.BALANCE_ALB);
    }

    private final String kernelName;
    private final int attribute;
    private final Wire wire;
    private final long min;
    private final long max;
    private final Set<BondMode> modes;
    private final When when;
    private final List<String> symbols;

    BondOption(
            String kernelName,
            int attribute,
            Wire wire,
            long min,
            long max,
            Set<BondMode> modes,
            When when,
            String... symbols) {
        this.kernelName = kernelName;
        this.attribute = attribute;
        this.wire = wire;
        this.min = min;
        this.max = max;
        this.modes = Set.copyOf(modes);
        this.when = when;
        this.symbols = List.of(symbols);
    }

    /** The name that {@code ip link} takes and sysfs shows. */
    public String kernelName() {
        return kernelName;
    }

    /** The number of its IFLA_BOND_* attribute. */
    public int attribute() {
        return attribute;
    }

    public Wire wire() {
        return wire;
    }

    /** The least value (or number of list entries). */
    public long min() {
        return min;
    }

    /** The greatest value (or number of list entries). */
    public long max() {
        return max;
    }

    public When when() {
        return when;
    }

    /** The names of its values, in the order of their numbers; empty when it has none. */
    public List<String> symbols() {
        return symbols;
    }

    public boolean allowedIn(BondMode mode) {
        return modes.contains(mode);
    }

    /** A value as {@code ip -d link} would show it. */
    public String describe(BondValue value) {
        if (value instanceof BondValue.Num number && number.value() >= 0 && number.value() < symbols.size()) {
            return symbols.get((int) number.value());
        }
        return value.toString();
    }
}
