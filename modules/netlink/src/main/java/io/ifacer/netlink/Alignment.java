package io.ifacer.netlink;

import static io.ifacer.netlink.NetlinkUapi.NLMSG_ALIGNTO;

/** Messages and attributes both start at multiples of four bytes, counted from the start of the message. */
final class Alignment {

    private Alignment() {}

    static int align(int lengthBytes) {
        return (lengthBytes + NLMSG_ALIGNTO - 1) & -NLMSG_ALIGNTO;
    }
}
