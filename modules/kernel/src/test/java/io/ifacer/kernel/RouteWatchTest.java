package io.ifacer.kernel;

import static io.ifacer.netlink.NetlinkUapi.AF_INET;
import static io.ifacer.netlink.address.AddressUapi.RTA_NH_ID;
import static io.ifacer.netlink.address.AddressUapi.RTA_OIF;
import static io.ifacer.netlink.address.AddressUapi.RTM_DELROUTE;
import static io.ifacer.netlink.address.AddressUapi.RTM_NEWROUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.netlink.Errno;
import io.ifacer.netlink.MessageWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Routes over links 3 and 4 are watched: what goes of them is told, and what may have gone unheard. */
class RouteWatchTest {

    private static final Set<Integer> ALL = Set.of(3, 4);

    private final WakeUp wakeUp = new WakeUp(Libc.INSTANCE);
    private final BlockingQueue<Set<Integer>> heard = new LinkedBlockingQueue<>();
    private final Deque<ScriptedSocket> sockets = new ArrayDeque<>();
    private Thread thread;

    @AfterEach
    void theThreadLivesUntilItIsWokenToEnd() throws InterruptedException {
        assertThat(thread.isAlive()).isTrue();
        wakeUp.raise();
        thread.join();
    }

    @Test
    void itBeginsWithAllAndTellsOfOneThatLosesARoute() throws InterruptedException {
        start(socket().gives(gone(3)));
        assertThat(next()).isEqualTo(ALL);
        assertThat(next()).containsExactly(3);
    }

    @Test
    void whatComesAtOnceIsToldAtOnceAndOthersNotAtAll() throws InterruptedException {
        start(socket().gives(gone(9))
                .gives(route(RTM_NEWROUTE, RTA_OIF, 3))
                .givesFrom(4711, gone(3))
                .gives(gone(4))
                .gives(gone(4)));
        assertThat(next()).isEqualTo(ALL);
        assertThat(next()).containsExactly(4);
    }

    @Test
    void aRouteOverANextHopObjectMayHaveBeenOfEach() throws InterruptedException {
        start(socket().gives(route(RTM_DELROUTE, RTA_NH_ID, 7)));
        assertThat(next()).isEqualTo(ALL);
        assertThat(next()).isEqualTo(ALL);
    }

    @Test
    void whatWasLostMayHaveBeenOfEach() throws InterruptedException {
        start(socket().fails(Errno.ENOBUFS).gives(gone(9)));
        assertThat(next()).isEqualTo(ALL);
        assertThat(next()).isEqualTo(ALL);
    }

    @Test
    void aMessageThatIsCutMayHaveBeenOfEach() throws InterruptedException {
        start(socket().givesCut(gone(9)));
        assertThat(next()).isEqualTo(ALL);
        assertThat(next()).isEqualTo(ALL);
    }

    private ScriptedSocket socket() {
        ScriptedSocket socket = new ScriptedSocket(wakeUp);
        sockets.add(socket);
        return socket;
    }

    private void start(ScriptedSocket first) {
        assertThat(sockets.peek()).isSameAs(first);
        thread = new Thread(new RouteWatch(sockets::remove, wakeUp, ALL, heard::add), "scripted-route-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private Set<Integer> next() throws InterruptedException {
        Set<Integer> next = heard.poll(2, TimeUnit.MINUTES);
        assertThat(next).as("news of routes").isNotNull();
        return next;
    }

    private static Consumer<MessageWriter> gone(int ifindex) {
        return route(RTM_DELROUTE, RTA_OIF, ifindex);
    }

    private static Consumer<MessageWriter> route(int type, int attribute, int value) {
        return writer -> writer.begin(type, 0, 0)
                .rtmsg(AF_INET, 0, 254, 3, 1)
                .u32(attribute, value)
                .end();
    }
}
