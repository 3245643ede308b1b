package io.ifacer.netlink.link;

/**
 * Numbers of {@code include/uapi/linux/if_link.h}, under their names there.
 *
 * <p>Only the groups this codec decodes; attributes it does not know are kept as bytes.
 */
public final class IfLinkUapi {

    private IfLinkUapi() {}

    // Attributes of a link message. Newer kernels have more.
    public static final int IFLA_ADDRESS = 1;
    public static final int IFLA_BROADCAST = 2;
    public static final int IFLA_IFNAME = 3;
    public static final int IFLA_MTU = 4;
    public static final int IFLA_LINK = 5;
    public static final int IFLA_QDISC = 6;
    public static final int IFLA_STATS = 7;
    public static final int IFLA_COST = 8;
    public static final int IFLA_PRIORITY = 9;
    public static final int IFLA_MASTER = 10;
    public static final int IFLA_WIRELESS = 11;
    public static final int IFLA_PROTINFO = 12;
    public static final int IFLA_TXQLEN = 13;
    public static final int IFLA_MAP = 14;
    public static final int IFLA_WEIGHT = 15;
    public static final int IFLA_OPERSTATE = 16;
    public static final int IFLA_LINKMODE = 17;
    public static final int IFLA_LINKINFO = 18;
    public static final int IFLA_NET_NS_PID = 19;
    public static final int IFLA_IFALIAS = 20;
    public static final int IFLA_NUM_VF = 21;
    public static final int IFLA_VFINFO_LIST = 22;
    public static final int IFLA_STATS64 = 23;
    public static final int IFLA_VF_PORTS = 24;
    public static final int IFLA_PORT_SELF = 25;
    public static final int IFLA_AF_SPEC = 26;
    public static final int IFLA_GROUP = 27;
    public static final int IFLA_NET_NS_FD = 28;
    public static final int IFLA_EXT_MASK = 29;
    public static final int IFLA_PROMISCUITY = 30;
    public static final int IFLA_NUM_TX_QUEUES = 31;
    public static final int IFLA_NUM_RX_QUEUES = 32;
    public static final int IFLA_CARRIER = 33;
    public static final int IFLA_PHYS_PORT_ID = 34;
    public static final int IFLA_CARRIER_CHANGES = 35;
    public static final int IFLA_PHYS_SWITCH_ID = 36;
    public static final int IFLA_LINK_NETNSID = 37;
    public static final int IFLA_PHYS_PORT_NAME = 38;
    public static final int IFLA_PROTO_DOWN = 39;
    public static final int IFLA_GSO_MAX_SEGS = 40;
    public static final int IFLA_GSO_MAX_SIZE = 41;
    public static final int IFLA_PAD = 42;
    public static final int IFLA_XDP = 43;
    public static final int IFLA_EVENT = 44;
    public static final int IFLA_NEW_NETNSID = 45;
    public static final int IFLA_IF_NETNSID = 46;
    public static final int IFLA_CARRIER_UP_COUNT = 47;
    public static final int IFLA_CARRIER_DOWN_COUNT = 48;
    public static final int IFLA_NEW_IFINDEX = 49;
    public static final int IFLA_MIN_MTU = 50;
    public static final int IFLA_MAX_MTU = 51;
    public static final int IFLA_PROP_LIST = 52;
    public static final int IFLA_ALT_IFNAME = 53;
    public static final int IFLA_PERM_ADDRESS = 54;
    public static final int IFLA_PROTO_DOWN_REASON = 55;
    public static final int IFLA_PARENT_DEV_NAME = 56;
    public static final int IFLA_PARENT_DEV_BUS_NAME = 57;
    public static final int IFLA_GRO_MAX_SIZE = 58;
    public static final int IFLA_TSO_MAX_SIZE = 59;
    public static final int IFLA_TSO_MAX_SEGS = 60;
    public static final int IFLA_ALLMULTI = 61;

    // Inside IFLA_LINKINFO.
    public static final int IFLA_INFO_KIND = 1;
    public static final int IFLA_INFO_DATA = 2;
    public static final int IFLA_INFO_XSTATS = 3;
    public static final int IFLA_INFO_SLAVE_KIND = 4;
    public static final int IFLA_INFO_SLAVE_DATA = 5;

    // Inside IFLA_INFO_DATA of kind vlan, and inside its IFLA_VLAN_*_QOS.
    public static final int IFLA_VLAN_ID = 1;
    public static final int IFLA_VLAN_FLAGS = 2;
    public static final int IFLA_VLAN_EGRESS_QOS = 3;
    public static final int IFLA_VLAN_INGRESS_QOS = 4;
    public static final int IFLA_VLAN_PROTOCOL = 5;
    public static final int IFLA_VLAN_QOS_MAPPING = 1;

    // Inside IFLA_INFO_DATA of kind bond. 33 and 34 are from kernels newer than 6.1.
    public static final int IFLA_BOND_MODE = 1;
    public static final int IFLA_BOND_ACTIVE_SLAVE = 2;
    public static final int IFLA_BOND_MIIMON = 3;
    public static final int IFLA_BOND_UPDELAY = 4;
    public static final int IFLA_BOND_DOWNDELAY = 5;
    public static final int IFLA_BOND_USE_CARRIER = 6;
    public static final int IFLA_BOND_ARP_INTERVAL = 7;
    public static final int IFLA_BOND_ARP_IP_TARGET = 8;
    public static final int IFLA_BOND_ARP_VALIDATE = 9;
    public static final int IFLA_BOND_ARP_ALL_TARGETS = 10;
    public static final int IFLA_BOND_PRIMARY = 11;
    public static final int IFLA_BOND_PRIMARY_RESELECT = 12;
    public static final int IFLA_BOND_FAIL_OVER_MAC = 13;
    public static final int IFLA_BOND_XMIT_HASH_POLICY = 14;
    public static final int IFLA_BOND_RESEND_IGMP = 15;
    public static final int IFLA_BOND_NUM_PEER_NOTIF = 16;
    public static final int IFLA_BOND_ALL_SLAVES_ACTIVE = 17;
    public static final int IFLA_BOND_MIN_LINKS = 18;
    public static final int IFLA_BOND_LP_INTERVAL = 19;
    public static final int IFLA_BOND_PACKETS_PER_SLAVE = 20;
    public static final int IFLA_BOND_AD_LACP_RATE = 21;
    public static final int IFLA_BOND_AD_SELECT = 22;
    public static final int IFLA_BOND_AD_INFO = 23;
    public static final int IFLA_BOND_AD_ACTOR_SYS_PRIO = 24;
    public static final int IFLA_BOND_AD_USER_PORT_KEY = 25;
    public static final int IFLA_BOND_AD_ACTOR_SYSTEM = 26;
    public static final int IFLA_BOND_TLB_DYNAMIC_LB = 27;
    public static final int IFLA_BOND_PEER_NOTIF_DELAY = 28;
    public static final int IFLA_BOND_AD_LACP_ACTIVE = 29;
    public static final int IFLA_BOND_MISSED_MAX = 30;
    public static final int IFLA_BOND_NS_IP6_TARGET = 31;
    public static final int IFLA_BOND_COUPLED_CONTROL = 32;
    public static final int IFLA_BOND_BROADCAST_NEIGH = 33;
    public static final int IFLA_BOND_LACP_STRICT = 34;

    // Inside IFLA_BOND_AD_INFO.
    public static final int IFLA_BOND_AD_INFO_AGGREGATOR = 1;
    public static final int IFLA_BOND_AD_INFO_NUM_PORTS = 2;
    public static final int IFLA_BOND_AD_INFO_ACTOR_KEY = 3;
    public static final int IFLA_BOND_AD_INFO_PARTNER_KEY = 4;
    public static final int IFLA_BOND_AD_INFO_PARTNER_MAC = 5;

    // Inside IFLA_INFO_SLAVE_DATA of slave kind bond.
    public static final int IFLA_BOND_SLAVE_STATE = 1;
    public static final int IFLA_BOND_SLAVE_MII_STATUS = 2;
    public static final int IFLA_BOND_SLAVE_LINK_FAILURE_COUNT = 3;
    public static final int IFLA_BOND_SLAVE_PERM_HWADDR = 4;
    public static final int IFLA_BOND_SLAVE_QUEUE_ID = 5;
    public static final int IFLA_BOND_SLAVE_AD_AGGREGATOR_ID = 6;
    public static final int IFLA_BOND_SLAVE_AD_ACTOR_OPER_PORT_STATE = 7;
    public static final int IFLA_BOND_SLAVE_AD_PARTNER_OPER_PORT_STATE = 8;
    public static final int IFLA_BOND_SLAVE_PRIO = 9;
    public static final int IFLA_BOND_SLAVE_ACTOR_PORT_PRIO = 10;
    public static final int IFLA_BOND_SLAVE_AD_CHURN_ACTOR_STATE = 11;
    public static final int IFLA_BOND_SLAVE_AD_CHURN_PARTNER_STATE = 12;
}
