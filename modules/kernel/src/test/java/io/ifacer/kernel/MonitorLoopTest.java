package io.ifacer.kernel;

import static io.ifacer.netlink.NetlinkUapi.AF_INET;
import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.address.AddressUapi.RTM_DELADDR;
import static io.ifacer.netlink.address.AddressUapi.RTM_NEWADDR;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINK;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINKINFO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_MTU;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_NEW_IFINDEX;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_NEW_NETNSID;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_DELLINK;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_NEWLINK;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.kernel.RecordingListener.Heard;
import io.ifacer.link.LinkEvent;
import io.ifacer.netlink.Errno;
import io.ifacer.netlink.MessageWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The monitor's thread outlives every failure, tells that events were lost, and then hears again. */
class MonitorLoopTest {

    private final WakeUp wakeUp = new WakeUp(Libc.INSTANCE);
    private final RecordingListener heard = new RecordingListener();
    private final Deque<ScriptedSocket> sockets = new ArrayDeque<>();
    private Thread thread;

    @AfterEach
    void theThreadLivesUntilItIsWokenToEnd() throws InterruptedException {
        assertThat(thread.isAlive()).isTrue();
        wakeUp.raise();
        thread.join();
    }

    @Test
    void deliversWhatTheKernelTells() {
        start(socket().gives(link("nic0", 2)));
        assertThat(name(heard.next())).isEqualTo("nic0");
    }

    @Test
    void passesOverMessagesThatTheKernelDidNotSend() {
        start(socket().givesFrom(4711, link("forged0", 2)).gives(link("nic0", 2)));
        assertThat(name(heard.next())).isEqualTo("nic0");
    }

    @Test
    void goesOnAfterASignal() {
        start(socket().fails(Errno.EINTR).gives(link("nic0", 2)));
        assertThat(name(heard.next())).isEqualTo("nic0");
    }

    /** RTM_NEWADDR blocks nothing that was not blocked; RTM_DELADDR may end it. */
    @Test
    void tellsWhichLinksLostAnAddressOnceABatch() {
        start(socket().gives(address(RTM_DELADDR, 3))
                .gives(address(RTM_NEWADDR, 4))
                .gives(link("nic0", 2))
                .gives(address(RTM_DELADDR, 3)));
        assertThat(name(heard.next())).isEqualTo("nic0");
        assertThat(heard.nextAddressesGone()).containsExactly(3);
    }

    /** When a VLAN ends that was moved, the lower is told of once more, and nothing else is. */
    @Test
    void passesOnARepetitionOnlyOfALinkBelowOneThatWasMoved() {
        start(socket().gives(link("nic0", 2))
                .gives(link("nic0", 2))
                .gives(moved("nic0.7", 9, 2))
                .gives(link("nic0", 2))
                .gives(link("nic1", 3))
                .gives(link("nic1", 3))
                .gives(link("nic2", 4)));
        assertThat(name(heard.next())).isEqualTo("nic0");
        assertThat(((Heard.Event) heard.next()).event()).isEqualTo(new LinkEvent.Moved(9, "nic0.7", 0, 11));
        assertThat(name(heard.next())).isEqualTo("nic0");
        assertThat(name(heard.next())).isEqualTo("nic1");
        assertThat(name(heard.next())).isEqualTo("nic2");
    }

    private static Consumer<MessageWriter> moved(String name, int ifindex, int lowerIfindex) {
        return writer -> writer.begin(RTM_DELLINK, 0, 0)
                .ifinfomsg(AF_UNSPEC, 1, ifindex, 0, 0)
                .string(IFLA_IFNAME, name)
                .u32(IFLA_LINK, lowerIfindex)
                .u32(IFLA_NEW_NETNSID, 0)
                .u32(IFLA_NEW_IFINDEX, 11)
                .end();
    }

    /** The queue holds a stretch of the past with a hole behind it. */
    @Test
    void discardsWhatWasQueuedBeforeAnOverrunIsTold() {
        ScriptedSocket only = socket().gives(link("older0", 2))
                .fails(Errno.ENOBUFS)
                .gives(link("stale0", 3))
                .fails(Errno.ENOBUFS)
                .fails(Errno.EINTR)
                .gives(link("stale1", 4))
                .isEmpty()
                .gives(link("nic0", 5));
        start(only);
        assertThat(overrun(heard.next())).startsWith("ENOBUFS");
        assertThat(name(heard.next())).isEqualTo("nic0");
        assertThat(only.closed()).isFalse();
    }

    static Stream<Consumer<ScriptedSocket>> losses() {
        return Stream.of(
                socket -> socket.givesCut(link("nic0", 2)),
                socket -> socket.gives(link("nic0", 2)).gives(MonitorLoopTest::broken));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void whatCannotBeReadIsALossToo(Consumer<ScriptedSocket> loss) {
        ScriptedSocket only = socket();
        loss.accept(only);
        start(only.isEmpty().gives(link("nic1", 3)));
        assertThat(overrun(heard.next())).isNotEmpty();
        assertThat(name(heard.next())).isEqualTo("nic1");
    }

    /** Out of memory, or a descriptor that is none any more: nothing to be mended on this socket. */
    @ParameterizedTest
    @EnumSource(
            value = Errno.class,
            names = {"ENOMEM", "EBADF", "EIO"})
    void opensAnotherSocketAfterAnErrorThatItDoesNotKnow(Errno errno) {
        ScriptedSocket first = socket().gives(link("lost0", 2)).fails(errno);
        start(first, socket().isEmpty().gives(link("nic0", 2)));
        assertThat(overrun(heard.next())).contains(errno.name());
        assertThat(name(heard.next())).isEqualTo("nic0");
        assertThat(first.closed()).isTrue();
    }

    @Test
    void triesAgainUntilThereIsASocket() {
        sockets.add(socket().fails(Errno.EBADF));
        sockets.add(NONE_TO_BE_HAD);
        sockets.add(NONE_TO_BE_HAD);
        sockets.add(socket().isEmpty().gives(link("nic0", 2)));
        start();
        assertThat(overrun(heard.next())).contains("no socket to be had");
        assertThat(name(heard.next())).isEqualTo("nic0");
    }

    /** A socket that is never empty would keep the thread from everything else. */
    @Test
    void givesASocketUpThatDoesNotRunDry() {
        ScriptedSocket flooded = new ScriptedSocket(wakeUp) {
            @Override
            public int receive() {
                return -Errno.ENOBUFS.number();
            }

            @Override
            public Ready await(int timeoutMillis) {
                return Ready.READABLE;
            }
        };
        start(flooded, socket().isEmpty().gives(link("nic0", 2)));
        assertThat(overrun(heard.next())).contains("keep coming");
        assertThat(name(heard.next())).isEqualTo("nic0");
        assertThat(flooded.closed()).isTrue();
    }

    @Test
    void outlivesABugInTheReceiver() {
        start(socket().throwing(new IllegalStateException("bug")).isEmpty().gives(link("nic0", 2)));
        assertThat(overrun(heard.next())).contains("unexpectedly");
        assertThat(name(heard.next())).isEqualTo("nic0");
    }

    @Test
    void outlivesAnExhaustedHeap() {
        start(socket().throwing(new OutOfMemoryError("simulated")).isEmpty().gives(link("nic0", 2)));
        assertThat(overrun(heard.next())).contains("unexpectedly");
        assertThat(name(heard.next())).isEqualTo("nic0");
    }

    @Test
    void outlivesAListenerThatFailsInWhateverItIsTold() {
        int[] failures = {3};
        start(
                new LinkMonitor.Listener() {
                    @Override
                    public void events(List<LinkEvent> batch) {
                        failSometimes();
                        heard.events(batch);
                    }

                    @Override
                    public void addressesGone(Set<Integer> ifindexes) {}

                    @Override
                    public void routesGone(Set<Integer> ifindexes) {}

                    @Override
                    public void overrun(String reason) {
                        failSometimes();
                        heard.overrun(reason);
                    }

                    private void failSometimes() {
                        if (failures[0]-- > 0) {
                            throw new IllegalStateException("a listener's bug");
                        }
                    }
                },
                socket().gives(link("lost0", 2))
                        .isEmpty()
                        .isEmpty()
                        .isEmpty()
                        .isEmpty()
                        .gives(link("nic0", 3)));
        assertThat(overrun(heard.next())).as("told once a listener takes it").contains("unexpectedly");
        assertThat(name(heard.next())).isEqualTo("nic0");
    }

    private static final ScriptedSocket NONE_TO_BE_HAD = new ScriptedSocket();

    private ScriptedSocket socket() {
        return new ScriptedSocket(wakeUp);
    }

    private void start(ScriptedSocket... scripted) {
        start(heard, scripted);
    }

    private void start(LinkMonitor.Listener listener, ScriptedSocket... scripted) {
        sockets.addAll(List.of(scripted));
        ScriptedSocket first = sockets.remove();
        thread = new Thread(
                new MonitorLoop(MonitorSettings.DEFAULT, this::open, wakeUp, listener, first), "scripted-monitor");
        thread.start();
    }

    private RouteSocket open() {
        ScriptedSocket next = sockets.remove();
        if (next == NONE_TO_BE_HAD) {
            throw new KernelException("no socket to be had");
        }
        return next;
    }

    private static Consumer<MessageWriter> link(String name, int ifindex) {
        return writer -> writer.begin(RTM_NEWLINK, 0, 0)
                .ifinfomsg(AF_UNSPEC, 1, ifindex, 0, 0)
                .string(IFLA_IFNAME, name)
                .u32(IFLA_MTU, 1500)
                .end();
    }

    private static Consumer<MessageWriter> address(int type, int ifindex) {
        return writer ->
                writer.begin(type, 0, 0).ifaddrmsg(AF_INET, 24, 0, 0, ifindex).end();
    }

    /** A nest whose member is longer than itself. */
    private static void broken(MessageWriter writer) {
        writer.begin(RTM_NEWLINK, 0, 0)
                .ifinfomsg(AF_UNSPEC, 1, 3, 0, 0)
                .string(IFLA_IFNAME, "nic1")
                .bytes(IFLA_LINKINFO, new byte[] {64, 0, 1, 0})
                .end();
    }

    private static String name(Heard heard) {
        assertThat(heard).isInstanceOf(Heard.Event.class);
        return ((LinkEvent.Present) ((Heard.Event) heard).event()).link().name();
    }

    private static String overrun(Heard heard) {
        assertThat(heard).isInstanceOf(Heard.Overrun.class);
        return ((Heard.Overrun) heard).reason();
    }
}
