package io.ifacer.netlink.address;

import static io.ifacer.netlink.NetlinkUapi.AF_INET;
import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_CREATE;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REPLACE;
import static io.ifacer.netlink.address.AddressUapi.RTA_DST;
import static io.ifacer.netlink.address.AddressUapi.RTA_MULTIPATH;
import static io.ifacer.netlink.address.AddressUapi.RTA_NH_ID;
import static io.ifacer.netlink.address.AddressUapi.RTA_OIF;
import static io.ifacer.netlink.address.AddressUapi.RTM_DELNEXTHOP;
import static io.ifacer.netlink.address.AddressUapi.RTM_DELROUTE;
import static io.ifacer.netlink.address.AddressUapi.RTM_NEWROUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.MessageWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which links have a route less, of every way in which the kernel says so. */
class RouteNewsTest {

    @Test
    void aRouteOverOneLinkThatIsGone() {
        assertThat(links(
                        RTM_DELROUTE,
                        0,
                        route -> route.bytes(RTA_DST, new byte[] {10, 0, 0, 0}).u32(RTA_OIF, 3)))
                .containsExactly(3);
    }

    @Test
    void oneOverSeveral() {
        assertThat(links(RTM_DELROUTE, 0, route -> route.bytes(RTA_MULTIPATH, hops(3, 4))))
                .containsExactly(3, 4);
    }

    /** A length of 0 must not hold the walk up. */
    @Test
    void hopsWithBrokenLengthsEnd() {
        assertThat(links(RTM_DELROUTE, 0, route -> route.bytes(RTA_MULTIPATH, new byte[24])))
                .containsExactly(0, 0, 0);
    }

    @Test
    void oneThatIsToldWithoutItsWaysMayBeOfAny() {
        assertThat(links(RTM_DELROUTE, 0, route -> route.u32(RTA_NH_ID, 7))).containsExactly(RouteNews.ANY);
    }

    /** The kernel tells of the new one only (net/ipv4/fib_trie.c, fib_table_insert). */
    @Test
    void oneThatIsReplacedMayHaveBeenOfAny() {
        assertThat(links(RTM_NEWROUTE, NLM_F_REPLACE, route -> route.u32(RTA_OIF, 3)))
                .containsExactly(RouteNews.ANY);
        assertThat(links(RTM_NEWROUTE, NLM_F_CREATE, route -> route.u32(RTA_OIF, 3)))
                .isEmpty();
    }

    @Test
    void aNextHopObjectThatIsGone() {
        List<Integer> links = new ArrayList<>();
        read(RTM_DELNEXTHOP, 0, writer -> writer.ifaddrmsg(AF_UNSPEC, 0, 0, 0, 0), links);
        assertThat(links).containsExactly(RouteNews.ANY);
    }

    @Test
    void whatIsNoRouteIsNothing() {
        assertThat(links(AddressUapi.RTM_DELADDR, 0, route -> {})).isEmpty();
    }

    private static List<Integer> links(int type, int flags, Consumer<MessageWriter> attributes) {
        List<Integer> links = new ArrayList<>();
        read(type, flags, writer -> attributes.accept(writer.rtmsg(AF_INET, 8, 254, 3, 1)), links);
        return links;
    }

    private static void read(int type, int flags, Consumer<MessageWriter> payload, List<Integer> links) {
        ByteBuffer buffer = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());
        MessageWriter writer = new MessageWriter(buffer).begin(type, flags, 0);
        payload.accept(writer);
        writer.end();
        MessageReader reader = new MessageReader().wrap(buffer, 0, writer.lengthBytes());
        RouteNews news = new RouteNews();
        while (reader.next()) {
            news.read(reader, links::add);
        }
    }

    private static byte[] hops(int... links) {
        ByteBuffer hops = ByteBuffer.allocate(8 * links.length).order(ByteOrder.nativeOrder());
        for (int link : links) {
            hops.putShort((short) 8).putShort((short) 0).putInt(link);
        }
        return hops.array();
    }
}
