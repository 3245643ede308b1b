package io.ifacer.netlink.address;

import static io.ifacer.netlink.NetlinkUapi.NLM_F_DUMP;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.address.AddressUapi.RTM_GETADDR;

import io.ifacer.netlink.MessageWriter;

/**
 * RTM_GETADDR for one family's addresses of one link. Answered by RTM_NEWADDRs and NLMSG_DONE.
 *
 * <p>With NETLINK_GET_STRICT_CHK the kernel gives this link's only, or ENODEV (inet_valid_dump_ifaddr_req,
 * {@code net/ipv4/devinet.c}); without, and before Linux 4.20, every link's: the reader has to look at the ifindex. A
 * family that the kernel was built or started without is answered for by all others.
 *
 * @param family AF_INET or AF_INET6
 * @param ifindex number of the link
 */
public record DumpAddresses(int family, int ifindex) {

    public void writeTo(MessageWriter writer, int sequence) {
        writer.begin(RTM_GETADDR, NLM_F_REQUEST | NLM_F_DUMP, sequence)
                .ifaddrmsg(family, 0, 0, 0, ifindex)
                .end();
    }
}
