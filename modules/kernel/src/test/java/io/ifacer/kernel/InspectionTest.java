package io.ifacer.kernel;

import static io.ifacer.netlink.NetlinkUapi.AF_INET;
import static io.ifacer.netlink.NetlinkUapi.NLMSG_DONE;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_DUMP_FILTERED;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_MULTI;
import static io.ifacer.netlink.address.AddressUapi.RTA_DST;
import static io.ifacer.netlink.address.AddressUapi.RTA_NH_ID;
import static io.ifacer.netlink.address.AddressUapi.RTA_OIF;
import static io.ifacer.netlink.address.AddressUapi.RTM_NEWROUTE;
import static io.ifacer.netlink.address.AddressUapi.RTN_UNICAST;
import static io.ifacer.netlink.address.AddressUapi.RT_TABLE_MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.kernel.RequestExchange.NoAnswerException;
import io.ifacer.link.LinkRoute;
import io.ifacer.netlink.MessageWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What counts as a link's own among all that the kernel tells. The third of four dumps is that of IPv4's routes. */
class InspectionTest {

    private static final int LINK = 3;
    private static final int BY_HAND = 3;
    private static final int ROUTES = 3;

    @Test
    void aRouteOverANextHopObjectCountsWhereTheKernelGivesNoneButThoseOfTheLink() throws NoAnswerException {
        assertThat(routesOf(overObject(NLM_F_MULTI | NLM_F_DUMP_FILTERED, 0)))
                .containsExactly(new LinkRoute("10.9.0.0", 16, "", 7, RT_TABLE_MAIN, BY_HAND, RTN_UNICAST))
                .hasToString("[10.9.0.0/16 nhid 7]");
    }

    @Test
    void withTheWaysToldTheyTellWhoseItIs() throws NoAnswerException {
        assertThat(routesOf(overObject(NLM_F_MULTI | NLM_F_DUMP_FILTERED, LINK)))
                .hasToString("[10.9.0.0/16 nhid 7]");
        assertThat(routesOf(overObject(NLM_F_MULTI, LINK + 1))).isEmpty();
    }

    @Test
    void amongAllRoutesItMayBeAnotherLinks() throws NoAnswerException {
        assertThat(routesOf(overObject(NLM_F_MULTI, 0))).isEmpty();
    }

    private static Consumer<MessageWriter> overObject(int flags, int outgoing) {
        return writer -> {
            writer.begin(RTM_NEWROUTE, flags, ROUTES)
                    .rtmsg(AF_INET, 16, RT_TABLE_MAIN, BY_HAND, RTN_UNICAST)
                    .bytes(RTA_DST, new byte[] {10, 9, 0, 0})
                    .u32(RTA_NH_ID, 7);
            if (outgoing != 0) {
                writer.u32(RTA_OIF, outgoing);
            }
            writer.end();
        };
    }

    private static List<LinkRoute> routesOf(Consumer<MessageWriter> route) throws NoAnswerException {
        ScriptedSocket socket = new ScriptedSocket()
                .gives(done(1))
                .gives(done(2))
                .gives(route)
                .gives(done(ROUTES))
                .gives(done(4))
                .gives(done(5));
        Inspection inspection = new Inspection(new RequestExchange(() -> socket, Duration.ofSeconds(1)), LINK);
        assertThat(inspection.run()).isNull();
        return inspection.found().routes();
    }

    private static Consumer<MessageWriter> done(int sequence) {
        return writer -> writer.begin(NLMSG_DONE, NLM_F_MULTI, sequence)
                .rawAttributes(new byte[Integer.BYTES])
                .end();
    }
}
