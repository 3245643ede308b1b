package io.ifacer.netlink.address;

import static io.ifacer.netlink.NetlinkUapi.NLM_F_DUMP;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.address.AddressUapi.RTA_OIF;
import static io.ifacer.netlink.address.AddressUapi.RTM_GETROUTE;

import io.ifacer.netlink.MessageWriter;

/**
 * RTM_GETROUTE for one family's routes over one link, of all tables. Answered by RTM_NEWROUTEs and NLMSG_DONE.
 *
 * <p>With NETLINK_GET_STRICT_CHK the kernel gives those over this link only, with several next hops among them, or ENODEV
 * (ip_valid_fib_dump_req, {@code net/ipv4/fib_frontend.c}); without, and before Linux 4.20, all routes.
 *
 * @param family AF_INET or AF_INET6
 * @param ifindex number of the link
 */
public record DumpRoutes(int family, int ifindex) {

    public void writeTo(MessageWriter writer, int sequence) {
        writer.begin(RTM_GETROUTE, NLM_F_REQUEST | NLM_F_DUMP, sequence)
                .rtmsg(family, 0, 0, 0, 0)
                .u32(RTA_OIF, ifindex)
                .end();
    }
}
