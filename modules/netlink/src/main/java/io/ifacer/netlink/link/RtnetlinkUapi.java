package io.ifacer.netlink.link;

/**
 * Numbers of {@code include/uapi/linux/rtnetlink.h}, under their names there.
 */
public final class RtnetlinkUapi {

    private RtnetlinkUapi() {}

    // Message types.
    public static final int RTM_NEWLINK = 16;
    public static final int RTM_DELLINK = 17;
    public static final int RTM_GETLINK = 18;
    public static final int RTM_SETLINK = 19;

    // Multicast group, for NETLINK_ADD_MEMBERSHIP.
    public static final int RTNLGRP_LINK = 1;

    // Bits of IFLA_EXT_MASK.
    public static final int RTEXT_FILTER_VF = 1;
    public static final int RTEXT_FILTER_BRVLAN = 2;
    public static final int RTEXT_FILTER_SKIP_STATS = 8;

    // sizeof(struct ifinfomsg), in bytes.
    public static final int IFINFOMSG_SIZE = 16;
}
