package io.ifacer.netlink.address;

import static io.ifacer.netlink.NetlinkUapi.AF_INET;
import static io.ifacer.netlink.NetlinkUapi.AF_INET6;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.MessageReader;
import java.net.InetAddress;

/** The address families of this package; of others, MPLS for one, the kernel may speak too. */
final class Families {

    private Families() {}

    /** The first byte of struct ifaddrmsg and of struct rtmsg. */
    static int of(MessageReader reader) {
        return Byte.toUnsignedInt(reader.buffer().get(reader.payloadOffset()));
    }

    static boolean isInternet(int family) {
        return family == AF_INET || family == AF_INET6;
    }

    static InetAddress address(int family, AttributeReader attribute) {
        return family == AF_INET ? attribute.ipv4() : attribute.ipv6();
    }
}
