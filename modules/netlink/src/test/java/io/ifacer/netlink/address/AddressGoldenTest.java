package io.ifacer.netlink.address;

import static io.ifacer.netlink.NetlinkUapi.AF_INET;
import static io.ifacer.netlink.NetlinkUapi.AF_INET6;
import static io.ifacer.netlink.address.AddressUapi.RTN_MULTICAST;
import static io.ifacer.netlink.address.AddressUapi.RTPROT_KERNEL;
import static io.ifacer.netlink.address.AddressUapi.RT_TABLE_LOCAL;
import static io.ifacer.netlink.address.AddressUapi.RT_TABLE_MAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ifacer.netlink.Ack;
import io.ifacer.netlink.Errno;
import io.ifacer.netlink.Golden;
import io.ifacer.netlink.MalformedMessageException;
import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.MessageWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;

/** The requests as a 6.1 kernel accepted them, and all that it answered. */
class AddressGoldenTest {

    private static final int LO = 1;
    private static final int D0 = 2;
    private static final int D1 = 3;

    @Test
    void writesTheBytesThatTheKernelAccepted() {
        assertThat(bytes((writer, sequence) -> new DumpAddresses(AF_INET, D0).writeTo(writer, sequence), 203))
                .isEqualTo(Golden.read("addresses/dump-addresses-4").bytes());
        assertThat(bytes((writer, sequence) -> new DumpAddresses(AF_INET6, D0).writeTo(writer, sequence), 211))
                .isEqualTo(Golden.read("addresses/dump-addresses-6").bytes());
        assertThat(bytes((writer, sequence) -> new DumpRoutes(AF_INET, D0).writeTo(writer, sequence), 223))
                .isEqualTo(Golden.read("addresses/dump-routes-4").bytes());
        assertThat(bytes((writer, sequence) -> new DumpRoutes(AF_INET6, D0).writeTo(writer, sequence), 231))
                .isEqualTo(Golden.read("addresses/dump-routes-6").bytes());
        assertThat(bytes((writer, sequence) -> new DumpNeighbours(LO).writeTo(writer, sequence), 203))
                .isEqualTo(Golden.read("addresses/dump-neighbours").bytes());
    }

    @Test
    void readsAddressesAndOfPointToPointOnesOurOwn() {
        assertThat(addresses("addresses/addresses-4"))
                .containsExactly(
                        new AddressMessage(AF_INET, D0, ip("192.0.2.10"), 24, 0x80, 0),
                        new AddressMessage(AF_INET, D0, ip("192.0.2.20"), 32, 0x80, 0));
        assertThat(addresses("addresses/addresses-6"))
                .containsExactly(
                        new AddressMessage(AF_INET6, D0, ip("2001:db8::10"), 64, 0x82, 0),
                        new AddressMessage(AF_INET6, D0, ip("fe80::404e:57ff:fe2f:d886"), 64, 0x80, 3));
    }

    @Test
    void tellsAnAdvertisedAddressFromOneThatHasALifetimeByHand() {
        assertThat(addresses("addresses/addresses-6-advertised"))
                .extracting(address -> address.advertised(true), address -> address.advertised(false))
                .containsExactly(tuple(true, true), tuple(false, false));
        assertThat(addresses("addresses/addresses-6-by-hand"))
                .extracting(address -> address.advertised(true))
                .doesNotContain(true);
    }

    @Test
    void withoutStrictCheckingTheKernelAnswersForEveryLink() {
        assertThat(addresses("addresses/addresses-4-lax"))
                .extracting(AddressMessage::ifindex)
                .containsExactly(D0, D0, D1);
        assertThat(routes("addresses/routes-6-lax"))
                .flatExtracting(RouteMessage::hops)
                .extracting(RouteMessage.Hop::ifindex)
                .contains(D0, D1);
    }

    @Test
    void readsRoutesWithTheirTablesMakersAndGateways() {
        List<RouteMessage> routes = routes("addresses/routes-4");

        assertThat(routes.get(0))
                .as("over a gateway of the other family")
                .isEqualTo(route(AF_INET, "10.9.0.0", 16, 1000, 3, 1, hop(D0, "fe80::1")));
        assertThat(routes.get(1))
                .as("the default route")
                .isEqualTo(route(AF_INET, null, 0, RT_TABLE_MAIN, 3, 1, hop(D0, "192.0.2.1")));
        assertThat(routes.get(2))
                .as("that of an address")
                .isEqualTo(route(AF_INET, "192.0.2.0", 24, RT_TABLE_MAIN, RTPROT_KERNEL, 1, hop(D0, null)));
        assertThat(routes.get(4))
                .as("with two ways")
                .isEqualTo(route(
                        AF_INET,
                        "203.0.113.0",
                        24,
                        RT_TABLE_MAIN,
                        3,
                        1,
                        hop(D0, "192.0.2.1"),
                        hop(D1, "198.51.100.9")));
    }

    @Test
    void readsWhatIpv6MakesByItself() {
        List<RouteMessage> routes = routes("addresses/routes-6");

        assertThat(routes)
                .contains(route(AF_INET6, null, 0, RT_TABLE_MAIN, 3, 1, hop(D0, "2001:db8::1")))
                .contains(route(AF_INET6, "fe80::", 64, RT_TABLE_MAIN, RTPROT_KERNEL, 1, hop(D0, null)))
                .contains(route(AF_INET6, "ff00::", 8, RT_TABLE_LOCAL, RTPROT_KERNEL, RTN_MULTICAST, hop(D0, null)));
    }

    /** Where net.ipv4.nexthop_compat_mode is 0 the kernel names the object and says nothing of where that leads. */
    @Test
    void readsTheNextHopObjectThatARouteLeadsOver() {
        List<RouteMessage> four = routes("addresses/routes-4-over-objects");
        assertThat(four).extracting(RouteMessage::nextHopId).containsExactly(7, 9, 0, 0, 0);
        assertThat(four.get(0))
                .isEqualTo(new RouteMessage(AF_INET, ip("10.9.0.0"), 16, RT_TABLE_MAIN, 3, 1, false, 7, List.of()));
        assertThat(routes("addresses/routes-6-over-objects"))
                .extracting(RouteMessage::nextHopId)
                .containsExactly(0, 17);
    }

    @Test
    void tellsANeighbourThatWasSetByHandFromOneThatWasLearned() {
        assertThat(messages("addresses/neighbours", NeighbourMessage.class))
                .extracting(NeighbourMessage::ifindex, NeighbourMessage::address, NeighbourMessage::isPermanent)
                .containsExactly(tuple(LO, ip("0.0.0.0"), false), tuple(LO, ip("2001:db8::77"), true));
    }

    @Test
    void aLinkThatDoesNotExistEndsTheDumpWithAnError() {
        for (String dump : List.of("addresses/addresses-of-nobody", "addresses/routes-of-nobody")) {
            assertThat(Ack.decode(Golden.read(dump).message()).errno()).isEqualTo(Errno.ENODEV.number());
        }
    }

    /** Any byte of an answer may be wrong: the decoder says so or reads something else, and never leaves the message. */
    @Test
    void brokenMessagesAreRefusedByTheirOwnException() {
        for (String name : List.of(
                "addresses/addresses-4",
                "addresses/routes-4",
                "addresses/routes-6",
                "addresses/routes-4-over-objects",
                "addresses/neighbours")) {
            byte[] whole = Golden.read(name).bytes();
            for (int i = 0; i < whole.length; i++) {
                byte[] broken = whole.clone();
                broken[i] ^= (byte) 0xff;
                try {
                    read(ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN), new ArrayList<>());
                } catch (MalformedMessageException e) {
                    assertThat(e).hasMessageContaining("wanted");
                }
            }
        }
    }

    @Test
    void anAddressMessageWithoutAddressIsBroken() {
        ByteBuffer buffer = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        new MessageWriter(buffer)
                .begin(AddressUapi.RTM_NEWADDR, 0, 1)
                .ifaddrmsg(AF_INET, 24, 0, 0, D0)
                .end();
        MessageReader reader = new MessageReader().wrap(buffer, 0, 24);
        reader.next();

        assertThatThrownBy(() -> AddressMessage.decode(reader))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("IFA_LOCAL or IFA_ADDRESS");
    }

    private static List<AddressMessage> addresses(String golden) {
        return messages(golden, AddressMessage.class);
    }

    private static List<RouteMessage> routes(String golden) {
        return messages(golden, RouteMessage.class);
    }

    private static <M> List<M> messages(String golden, Class<M> sort) {
        List<Object> all = new ArrayList<>();
        read(Golden.read(golden).buffer(), all);
        return all.stream().map(sort::cast).toList();
    }

    private static void read(ByteBuffer datagram, List<Object> into) {
        MessageReader reader = new MessageReader().wrap(datagram);
        while (reader.next()) {
            if (AddressMessage.isAddress(reader)) {
                into.add(AddressMessage.decode(reader));
            } else if (RouteMessage.isRoute(reader)) {
                into.add(RouteMessage.decode(reader));
            } else if (NeighbourMessage.isNeighbour(reader)) {
                into.add(NeighbourMessage.decode(reader));
            }
        }
    }

    private static RouteMessage route(
            int family,
            String destination,
            int prefixLength,
            int table,
            int protocol,
            int type,
            RouteMessage.Hop... hops) {
        return new RouteMessage(
                family,
                destination == null ? null : ip(destination),
                prefixLength,
                table,
                protocol,
                type,
                false,
                0,
                List.of(hops));
    }

    private static RouteMessage.Hop hop(int ifindex, String gateway) {
        return new RouteMessage.Hop(ifindex, gateway == null ? null : ip(gateway));
    }

    private static InetAddress ip(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(literal + " is a literal address", e);
        }
    }

    private static byte[] bytes(ObjIntConsumer<MessageWriter> request, int sequence) {
        ByteBuffer buffer = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        MessageWriter writer = new MessageWriter(buffer);
        request.accept(writer, sequence);
        byte[] bytes = new byte[writer.lengthBytes()];
        buffer.get(0, bytes);
        return bytes;
    }
}
