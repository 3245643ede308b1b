package io.ifacer.netlink.link;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_DELLINK;

/**
 * What every link message starts with: struct nlmsghdr and struct ifinfomsg.
 *
 * @param type RTM_NEWLINK or RTM_DELLINK
 * @param flags NLM_F_*
 * @param sequence of the request this answers, 0 in notifications
 * @param portId of the socket whose request caused this, 0 for the kernel
 * @param family AF_UNSPEC, or AF_BRIDGE for messages that tell of a bridge port and not of the link's life
 * @param hardwareType ARPHRD_*, 1 for Ethernet
 * @param ifindex number of the link in its network namespace
 * @param ifFlags IFF_*
 * @param changeMask the IFF_* that changed, as the kernel reports them
 */
public record LinkHeader(
        int type,
        int flags,
        int sequence,
        int portId,
        int family,
        int hardwareType,
        int ifindex,
        int ifFlags,
        int changeMask) {

    /**
     * Whether this says that the link is gone. A bridge that loses a port sends RTM_DELLINK with AF_BRIDGE for a link that
     * lives on (br_ifinfo_notify, {@code net/bridge/br_netlink.c}).
     */
    public boolean isDeletion() {
        return type == RTM_DELLINK && family == AF_UNSPEC;
    }
}
