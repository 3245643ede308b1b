package io.ifacer.netlink.address;

/** Numbers of {@code include/uapi/linux/if_addr.h}, {@code neighbour.h} and {@code include/uapi/linux/rtnetlink.h}, under their names there. */
public final class AddressUapi {

    private AddressUapi() {}

    // Message types.
    public static final int RTM_NEWADDR = 20;
    public static final int RTM_DELADDR = 21;
    public static final int RTM_GETADDR = 22;
    public static final int RTM_NEWROUTE = 24;
    public static final int RTM_DELROUTE = 25;
    public static final int RTM_GETROUTE = 26;
    public static final int RTM_NEWNEIGH = 28;
    public static final int RTM_GETNEIGH = 30;

    /** Of a next-hop object (include/uapi/linux/nexthop.h): the routes that lead over it go without a word. */
    public static final int RTM_DELNEXTHOP = 105;

    // Multicast groups, enum rtnetlink_groups.
    public static final int RTNLGRP_IPV4_IFADDR = 5;
    public static final int RTNLGRP_IPV4_ROUTE = 7;
    public static final int RTNLGRP_IPV6_IFADDR = 9;
    public static final int RTNLGRP_IPV6_ROUTE = 11;
    public static final int RTNLGRP_NEXTHOP = 32;

    // struct ifaddrmsg and struct rtmsg, in bytes.
    public static final int IFADDRMSG_SIZE = 8;
    public static final int RTMSG_SIZE = 12;
    public static final int NDMSG_SIZE = 12;

    // Attributes of an address. For IPv4 IFA_ADDRESS is the peer's on a point-to-point link, IFA_LOCAL always our own.
    public static final int IFA_ADDRESS = 1;
    public static final int IFA_LOCAL = 2;
    public static final int IFA_FLAGS = 8;

    /** Who made it, IFAPROT_*; from Linux 5.18 on, and left out where it was made by hand. */
    public static final int IFA_PROTO = 11;

    // ifa_flags, and IFA_FLAGS that has room for all.
    public static final int IFA_F_TEMPORARY = 0x01;
    public static final int IFA_F_PERMANENT = 0x80;
    public static final int IFA_F_NOPREFIXROUTE = 0x200;

    // IFA_PROTO.
    public static final int IFAPROT_UNSPEC = 0;
    public static final int IFAPROT_KERNEL_RA = 2;

    // Attributes of a neighbour, and of a dump of those of one link (include/uapi/linux/neighbour.h).
    public static final int NDA_DST = 1;
    public static final int NDA_LLADDR = 2;
    public static final int NDA_IFINDEX = 8;

    // A bit of ndm_state: it does not age, since somebody set it.
    public static final int NUD_PERMANENT = 0x80;

    // Attributes of a route.
    public static final int RTA_DST = 1;
    public static final int RTA_OIF = 4;
    public static final int RTA_GATEWAY = 5;
    public static final int RTA_MULTIPATH = 9;
    public static final int RTA_TABLE = 15;
    public static final int RTA_VIA = 18;
    public static final int RTA_NH_ID = 30;

    // struct rtnexthop: u16 length, u8 flags, u8 hops, s32 ifindex; its attributes follow.
    public static final int RTNEXTHOP_SIZE = 8;

    // rtm_table, and RTA_TABLE where a number does not fit into that.
    public static final int RT_TABLE_MAIN = 254;
    public static final int RT_TABLE_LOCAL = 255;

    // rtm_protocol: who made the route.
    public static final int RTPROT_KERNEL = 2;

    // rtm_type.
    public static final int RTN_UNICAST = 1;
    public static final int RTN_LOCAL = 2;
    public static final int RTN_BROADCAST = 3;
    public static final int RTN_ANYCAST = 4;
    public static final int RTN_MULTICAST = 5;

    // A bit of rtm_flags: no route of the table, but one the kernel keeps for a single destination.
    public static final int RTM_F_CLONED = 0x200;
}
