package io.ifacer.kernel;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLA_F_NESTED;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_ACK;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_APPEND;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_CREATE;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_EXCL;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_ALT_IFNAME;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_PROP_LIST;

import io.ifacer.kernel.RequestExchange.Request;

/** Requests for altnames, as {@code ip link property} makes them and ifacer never does. */
final class Altnames {
    private static final int RTM_NEWLINKPROP = 108; // include/uapi/linux/rtnetlink.h
    private static final int RTM_DELLINKPROP = 109;

    private Altnames() {}

    static Request change(int ifindex, String altname, boolean there) {
        int type = there ? RTM_NEWLINKPROP : RTM_DELLINKPROP;
        int flags = there ? NLM_F_CREATE | NLM_F_EXCL | NLM_F_APPEND : 0;
        return (writer, sequence) -> {
            writer.begin(type, NLM_F_REQUEST | NLM_F_ACK | flags, sequence).ifinfomsg(AF_UNSPEC, 0, ifindex, 0, 0);
            int list = writer.beginNest(IFLA_PROP_LIST | NLA_F_NESTED);
            writer.string(IFLA_ALT_IFNAME, altname).endNest(list).end();
        };
    }
}
