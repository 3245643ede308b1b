package io.ifacer.netlink.link;

import org.jspecify.annotations.Nullable;

/**
 * The settable members of a bond's IFLA_INFO_DATA: number and wire type (bond_policy in
 * {@code drivers/net/bonding/bond_netlink.c}).
 *
 * <p>Declared in the order in which bond_changelink applies them whatever their order in the message; an error leaves those
 * before it applied. The last two are from kernels newer than 6.1, which acknowledges and ignores them.
 */
enum BondAttribute {
    MODE(IfLinkUapi.IFLA_BOND_MODE, WireType.U8),
    ACTIVE_SLAVE(IfLinkUapi.IFLA_BOND_ACTIVE_SLAVE, WireType.IFINDEX),
    MIIMON(IfLinkUapi.IFLA_BOND_MIIMON, WireType.U32),
    UPDELAY(IfLinkUapi.IFLA_BOND_UPDELAY, WireType.U32),
    DOWNDELAY(IfLinkUapi.IFLA_BOND_DOWNDELAY, WireType.U32),
    PEER_NOTIF_DELAY(IfLinkUapi.IFLA_BOND_PEER_NOTIF_DELAY, WireType.U32),
    USE_CARRIER(IfLinkUapi.IFLA_BOND_USE_CARRIER, WireType.U8),
    ARP_INTERVAL(IfLinkUapi.IFLA_BOND_ARP_INTERVAL, WireType.U32),
    ARP_IP_TARGET(IfLinkUapi.IFLA_BOND_ARP_IP_TARGET, WireType.IPV4_LIST),
    NS_IP6_TARGET(IfLinkUapi.IFLA_BOND_NS_IP6_TARGET, WireType.IPV6_LIST),
    ARP_VALIDATE(IfLinkUapi.IFLA_BOND_ARP_VALIDATE, WireType.U32),
    ARP_ALL_TARGETS(IfLinkUapi.IFLA_BOND_ARP_ALL_TARGETS, WireType.U32),
    PRIMARY(IfLinkUapi.IFLA_BOND_PRIMARY, WireType.IFINDEX),
    PRIMARY_RESELECT(IfLinkUapi.IFLA_BOND_PRIMARY_RESELECT, WireType.U8),
    FAIL_OVER_MAC(IfLinkUapi.IFLA_BOND_FAIL_OVER_MAC, WireType.U8),
    XMIT_HASH_POLICY(IfLinkUapi.IFLA_BOND_XMIT_HASH_POLICY, WireType.U8),
    RESEND_IGMP(IfLinkUapi.IFLA_BOND_RESEND_IGMP, WireType.U32),
    NUM_PEER_NOTIF(IfLinkUapi.IFLA_BOND_NUM_PEER_NOTIF, WireType.U8),
    ALL_SLAVES_ACTIVE(IfLinkUapi.IFLA_BOND_ALL_SLAVES_ACTIVE, WireType.U8),
    MIN_LINKS(IfLinkUapi.IFLA_BOND_MIN_LINKS, WireType.U32),
    LP_INTERVAL(IfLinkUapi.IFLA_BOND_LP_INTERVAL, WireType.U32),
    PACKETS_PER_SLAVE(IfLinkUapi.IFLA_BOND_PACKETS_PER_SLAVE, WireType.U32),
    AD_LACP_ACTIVE(IfLinkUapi.IFLA_BOND_AD_LACP_ACTIVE, WireType.U8),
    AD_LACP_RATE(IfLinkUapi.IFLA_BOND_AD_LACP_RATE, WireType.U8),
    AD_SELECT(IfLinkUapi.IFLA_BOND_AD_SELECT, WireType.U8),
    AD_ACTOR_SYS_PRIO(IfLinkUapi.IFLA_BOND_AD_ACTOR_SYS_PRIO, WireType.U16),
    AD_USER_PORT_KEY(IfLinkUapi.IFLA_BOND_AD_USER_PORT_KEY, WireType.U16),
    AD_ACTOR_SYSTEM(IfLinkUapi.IFLA_BOND_AD_ACTOR_SYSTEM, WireType.MAC),
    TLB_DYNAMIC_LB(IfLinkUapi.IFLA_BOND_TLB_DYNAMIC_LB, WireType.U8),
    MISSED_MAX(IfLinkUapi.IFLA_BOND_MISSED_MAX, WireType.U8),
    COUPLED_CONTROL(IfLinkUapi.IFLA_BOND_COUPLED_CONTROL, WireType.U8),
    BROADCAST_NEIGH(IfLinkUapi.IFLA_BOND_BROADCAST_NEIGH, WireType.U8),
    LACP_STRICT(IfLinkUapi.IFLA_BOND_LACP_STRICT, WireType.U8);

    /** How a value is laid out in the attribute. */
    enum WireType {
        U8,
        U16,
        U32,
        /** An ifindex: 32 bits, 0 clears. */
        IFINDEX,
        /** A nest of big-endian addresses of 4 bytes, numbered from 0. */
        IPV4_LIST,
        /** A nest of addresses of 16 bytes, numbered from 0. */
        IPV6_LIST,
        /** 6 bytes. */
        MAC
    }

    private static final @Nullable BondAttribute[] BY_NUMBER = new BondAttribute[64];

    static {
        for (BondAttribute attribute : values()) {
            BY_NUMBER[attribute.number] = attribute;
        }
    }

    private final int number;
    private final WireType wireType;

    BondAttribute(int number, WireType wireType) {
        this.number = number;
        this.wireType = wireType;
    }

    /** IFLA_BOND_*. */
    int number() {
        return number;
    }

    WireType wireType() {
        return wireType;
    }

    /** Finds the entry of an IFLA_BOND_* number, or null where this codec has none. */
    static @Nullable BondAttribute of(int number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    }
}
