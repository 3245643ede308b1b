package io.ifacer.netlink.address;

import static io.ifacer.netlink.NetlinkUapi.AF_INET;
import static io.ifacer.netlink.NetlinkUapi.AF_INET6;
import static io.ifacer.netlink.address.AddressUapi.RTA_GATEWAY;
import static io.ifacer.netlink.address.AddressUapi.RTA_VIA;
import static io.ifacer.netlink.address.AddressUapi.RTNEXTHOP_SIZE;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.MalformedMessageException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RTA_MULTIPATH, a row of struct rtnexthop with attributes, and RTA_VIA, a struct rtvia. */
final class NextHops {

    private static final int FAMILY_BYTES = 2;

    private NextHops() {}

    static List<RouteMessage.Hop> decode(int family, AttributeReader multipath) {
        List<RouteMessage.Hop> hops = new ArrayList<>();
        ByteBuffer buffer = multipath.buffer();
        int at = multipath.payloadOffset();
        int end = at + multipath.payloadLengthBytes();
        while (end - at >= RTNEXTHOP_SIZE) {
            int lengthBytes = Short.toUnsignedInt(buffer.getShort(at));
            if (lengthBytes < RTNEXTHOP_SIZE || lengthBytes > end - at) {
                throw new MalformedMessageException(
                        at, "a next hop's length between 8 and " + (end - at), Integer.toString(lengthBytes));
            }
            hops.add(new RouteMessage.Hop(buffer.getInt(at + 4), gateway(family, buffer, at, lengthBytes)));
            at += Math.min((lengthBytes + 3) & ~3, end - at); // RTNH_ALIGN of include/uapi/linux/rtnetlink.h
        }
        return hops;
    }

    private static @Nullable InetAddress gateway(int family, ByteBuffer buffer, int at, int lengthBytes) {
        AttributeReader attribute = new AttributeReader().wrap(buffer, at + RTNEXTHOP_SIZE, at + lengthBytes);
        InetAddress gateway = null;
        while (attribute.next()) {
            if (attribute.type() == RTA_GATEWAY) {
                gateway = Families.address(family, attribute);
            } else if (attribute.type() == RTA_VIA) {
                gateway = via(attribute);
            }
        }
        return gateway;
    }

    /** A gateway of the other family: u16 family, then the address. Null for a family that is not IP. */
    static @Nullable InetAddress via(AttributeReader attribute) {
        byte[] bytes = attribute.bytes();
        int family = bytes.length < FAMILY_BYTES
                ? 0
                : Short.toUnsignedInt(attribute.buffer().getShort(attribute.payloadOffset()));
        int lengthBytes = family == AF_INET ? 4 : family == AF_INET6 ? 16 : 0;
        if (lengthBytes == 0 || bytes.length < FAMILY_BYTES + lengthBytes) {
            return null;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, FAMILY_BYTES, FAMILY_BYTES + lengthBytes));
        } catch (UnknownHostException e) {
            throw new AssertionError(lengthBytes + " bytes are an address", e);
        }
    }
}
