package io.ifacer.netlink.address;

import static io.ifacer.netlink.address.AddressUapi.RTA_DST;
import static io.ifacer.netlink.address.AddressUapi.RTA_GATEWAY;
import static io.ifacer.netlink.address.AddressUapi.RTA_MULTIPATH;
import static io.ifacer.netlink.address.AddressUapi.RTA_NH_ID;
import static io.ifacer.netlink.address.AddressUapi.RTA_OIF;
import static io.ifacer.netlink.address.AddressUapi.RTA_TABLE;
import static io.ifacer.netlink.address.AddressUapi.RTA_VIA;
import static io.ifacer.netlink.address.AddressUapi.RTMSG_SIZE;
import static io.ifacer.netlink.address.AddressUapi.RTM_F_CLONED;
import static io.ifacer.netlink.address.AddressUapi.RTM_NEWROUTE;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.MessageReader;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One RTM_NEWROUTE.
 *
 * @param family AF_INET or AF_INET6
 * @param destination the network's address; null for the default route and for ::/0 alike
 * @param prefixLength bits of the network part, 0 for a default route
 * @param table number of the routing table, RT_TABLE_*
 * @param protocol who made it, RTPROT_*
 * @param type RTN_*
 * @param cloned kept by the kernel for a single destination (RTM_F_CLONED), not a route of the table
 * @param nextHopId number of the next-hop object that says where it leads, 0 when the route itself does; the kernel tells
 *     the ways of the object too, unless net.ipv4.nexthop_compat_mode is 0 (nexthop_compat_mode, {@code Documentation/networking/ip-sysctl.rst})
 * @param hops where it leads, one or several; none for routes such as blackhole
 */
public record RouteMessage(
        int family,
        @Nullable InetAddress destination,
        int prefixLength,
        int table,
        int protocol,
        int type,
        boolean cloned,
        int nextHopId,
        List<Hop> hops) {

    /**
     * One way of a route.
     *
     * @param ifindex number of the link it goes over, 0 when there is none
     * @param gateway the next router, which may be of the other family (RTA_VIA); null on the link itself
     */
    public record Hop(int ifindex, @Nullable InetAddress gateway) {}

    public RouteMessage {
        hops = List.copyOf(hops);
    }

    /** Whether the message under a cursor is one that {@link #decode} reads. */
    public static boolean isRoute(MessageReader reader) {
        return reader.type() == RTM_NEWROUTE
                && reader.payloadLengthBytes() >= RTMSG_SIZE
                && Families.isInternet(Families.of(reader));
    }

    /**
     * Reads the message under a cursor.
     *
     * @throws io.ifacer.netlink.MalformedMessageException when an attribute is broken
     */
    public static RouteMessage decode(MessageReader reader) {
        Builder builder = new Builder(reader);
        AttributeReader attribute = new AttributeReader()
                .wrap(reader.buffer(), reader.payloadOffset() + RTMSG_SIZE, reader.offset() + reader.lengthBytes());
        while (attribute.next()) {
            builder.take(attribute);
        }
        return builder.build();
    }

    private static final class Builder {
        private final MessageReader reader;
        private final int family;
        private final List<Hop> hops = new ArrayList<>();
        private @Nullable InetAddress destination;
        private @Nullable InetAddress gateway;
        private int table;
        private int ifindex;
        private int nextHopId;

        Builder(MessageReader reader) {
            this.reader = reader;
            this.family = Families.of(reader);
            this.table = byteAt(4);
        }

        private int byteAt(int index) {
            return Byte.toUnsignedInt(reader.buffer().get(reader.payloadOffset() + index));
        }

        void take(AttributeReader attribute) {
            switch (attribute.type()) {
                case RTA_DST -> destination = Families.address(family, attribute);
                case RTA_OIF -> ifindex = attribute.s32();
                case RTA_GATEWAY -> gateway = Families.address(family, attribute);
                case RTA_VIA -> gateway = NextHops.via(attribute);
                case RTA_TABLE -> table = attribute.s32();
                case RTA_NH_ID -> nextHopId = attribute.s32();
                case RTA_MULTIPATH -> hops.addAll(NextHops.decode(family, attribute));
                default -> {} // metrics, preferences, source
            }
        }

        RouteMessage build() {
            if (ifindex != 0) {
                hops.add(new Hop(ifindex, gateway));
            }
            boolean cloned = (reader.buffer().getInt(reader.payloadOffset() + 8) & RTM_F_CLONED) != 0;
            return new RouteMessage(
                    family, destination, byteAt(1), table, byteAt(5), byteAt(7), cloned, nextHopId, hops);
        }
    }
}
