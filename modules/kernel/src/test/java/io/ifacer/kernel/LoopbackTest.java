package io.ifacer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.LinkName;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both doors on the kernel of this machine, whatever it is, in a namespace that has nothing but its loopback. */
class LoopbackTest {
    private static final int LOOPBACK = 1; // LOOPBACK_IFINDEX, include/net/flow.h
    private NetworkNamespace namespace;

    @BeforeEach
    void enter() {
        namespace = new NetworkNamespace();
    }

    @AfterEach
    void leave() {
        namespace.close();
    }

    @Test
    void dumpsAndRereadsTheLoopback() {
        try (LinkRequests requests = new NetlinkLinkRequests()) {
            LinkRequests.LinkDump dump = requests.dump();
            assertThat(dump.interrupted()).isFalse();
            assertThat(dump.links())
                    .filteredOn(link -> link.name().equals("lo"))
                    .containsExactly(new Link(
                            LOOPBACK,
                            "lo",
                            List.of(),
                            "",
                            false,
                            false,
                            65536,
                            0,
                            false,
                            0,
                            0,
                            "",
                            "00:00:00:00:00:00",
                            LinkDetails.None.INSTANCE,
                            null));
            assertThat(requests.apply(new Step.Reread("lo")))
                    .isEqualTo(new StepOutcome.Found(dump.links().get(0)));
        }
    }

    @Test
    void hearsWhatIsAsked() {
        RecordingListener heard = new RecordingListener();
        try (LinkRequests requests = new NetlinkLinkRequests();
                LinkMonitor monitor = new NetlinkLinkMonitor()) {
            monitor.start(heard);
            assertThat(requests.apply(new Step.SetUp("lo", LOOPBACK, true))).isEqualTo(StepOutcome.Acked.INSTANCE);
            heard.eventsUntil(
                    "lo up",
                    event -> event instanceof LinkEvent.Present lo && lo.link().up());
            assertThat(requests.apply(new Step.SetMtu("lo", LOOPBACK, 9000))).isEqualTo(StepOutcome.Acked.INSTANCE);
            heard.eventsUntil(
                    "lo with MTU 9000",
                    event -> event instanceof LinkEvent.Present lo && lo.link().mtuBytes() == 9000);
        }
    }

    @Test
    void hearsOfAltnamesAndFindsTheLoopbackByThem() throws Exception {
        String longest = "x".repeat(LinkName.MAX_ALTNAME_BYTES);
        RecordingListener heard = new RecordingListener();
        RequestExchange hands = new RequestExchange(new RequestSockets(Libc.INSTANCE), Duration.ofMinutes(1));
        try (LinkRequests requests = new NetlinkLinkRequests();
                LinkMonitor monitor = new NetlinkLinkMonitor()) {
            monitor.start(heard);
            hands.ask(Altnames.change(LOOPBACK, "enp81s0f0", true), message -> {});
            assertThat(requests.apply(new Step.Reread("enp81s0f0")))
                    .as("not told while it is down, and found")
                    .isInstanceOfSatisfying(
                            StepOutcome.Found.class,
                            found -> assertThat(
                                            Objects.requireNonNull(found.link()).altnames())
                                    .containsExactly("enp81s0f0"));
            assertThat(requests.apply(new Step.SetUp("lo", LOOPBACK, true))).isEqualTo(StepOutcome.Acked.INSTANCE);
            hands.ask(Altnames.change(LOOPBACK, longest, true), message -> {});
            heard.eventsUntil(
                    "a second altname",
                    event -> event instanceof LinkEvent.Present lo
                            && lo.link().altnames().equals(List.of("enp81s0f0", longest)));
            assertThat(requests.apply(new Step.Reread(longest))).isEqualTo(requests.apply(new Step.Reread("lo")));
            hands.ask(Altnames.change(LOOPBACK, "enp81s0f0", false), message -> {});
            heard.eventsUntil(
                    "one altname left",
                    event -> event instanceof LinkEvent.Present lo
                            && lo.link().altnames().equals(List.of(longest)));
        } finally {
            hands.close();
        }
    }

    /** IPv6 addresses go when their link goes down (net/ipv6/addrconf.c, addrconf_ifdown). */
    @Test
    void hearsThatAnAddressIsGone() {
        assumeThat(Path.of("/proc/net/if_inet6")).as("this kernel speaks IPv6").exists();
        RecordingListener heard = new RecordingListener();
        try (LinkRequests requests = new NetlinkLinkRequests();
                LinkMonitor monitor = new NetlinkLinkMonitor()) {
            assertThat(requests.apply(new Step.SetUp("lo", LOOPBACK, true))).isEqualTo(StepOutcome.Acked.INSTANCE);
            monitor.start(heard);
            assertThat(requests.apply(new Step.SetUp("lo", LOOPBACK, false))).isEqualTo(StepOutcome.Acked.INSTANCE);
            assertThat(heard.nextAddressesGone()).containsExactly(LOOPBACK);
        }
    }

    /** The kernel's own routes of its IPv6 address go when the loopback goes down (net/ipv6/addrconf.c, addrconf_ifdown). */
    @Test
    void hearsThatARouteIsGoneOnceRoutesAreWatched() {
        assumeThat(Path.of("/proc/net/if_inet6")).as("this kernel speaks IPv6").exists();
        RecordingListener heard = new RecordingListener();
        try (LinkRequests requests = new NetlinkLinkRequests();
                LinkMonitor monitor = new NetlinkLinkMonitor()) {
            assertThat(requests.apply(new Step.SetUp("lo", LOOPBACK, true))).isEqualTo(StepOutcome.Acked.INSTANCE);
            monitor.start(heard);
            monitor.watchRoutes(Set.of(LOOPBACK));
            assertThat(heard.nextRoutesGone()).as("what may be gone already").containsExactly(LOOPBACK);
            assertThat(requests.apply(new Step.SetUp("lo", LOOPBACK, false))).isEqualTo(StepOutcome.Acked.INSTANCE);
            assertThat(heard.nextRoutesGone()).containsExactly(LOOPBACK);
        }
    }

    @Test
    void aStepMeetsTheLinkThatItIsForAndNoOther() {
        try (LinkRequests requests = new NetlinkLinkRequests()) {
            Link lo = requests.dump().links().stream()
                    .filter(link -> link.name().equals("lo"))
                    .findFirst()
                    .orElseThrow();
            assertThat(requests.apply(new Step.SetUp("lo", LOOPBACK, true), List.of(lo)))
                    .isEqualTo(StepOutcome.Acked.INSTANCE);
            StepOutcome.Found up = (StepOutcome.Found) requests.apply(new Step.Reread("lo"));
            assertThat(up.link()).matches(Link::up);

            Link renamed = lo.named("lo9");
            assertThat(requests.apply(new Step.SetUp("lo9", LOOPBACK, false), List.of(renamed)))
                    .isEqualTo(new StepOutcome.Missed(renamed, null, up.link()));
            assertThat(requests.apply(new Step.Reread("lo"))).isEqualTo(up);
        }
    }

    @Test
    void carriesTheKernelsRefusal() {
        try (LinkRequests requests = new NetlinkLinkRequests()) {
            assertThat(requests.apply(new Step.SetUp("gone0", 9999, true)))
                    .isInstanceOfSatisfying(StepOutcome.Refused.class, refused -> {
                        assertThat(refused.refusal().errnoName()).isEqualTo("ENODEV");
                        assertThat(refused.refusal().operation()).isEqualTo("set gone0 up");
                        assertThat(refused.refusal().kernelText()).isEqualTo("No such device");
                    });
            assertThat(requests.apply(new Step.Reread("gone0"))).isEqualTo(new StepOutcome.Found(null));
        }
    }
}
