package io.ifacer.kernel;

import io.ifacer.netlink.Errno;
import io.ifacer.netlink.MalformedMessageException;
import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.address.RouteNews;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscription to the routes over a few links, while somebody waits for them to go. It has a socket of its own, so that a
 * router that takes in a million routes does not overrun the one that links are told by; and of what comes, only what takes
 * a route from one of the links is kept, before anything is allocated for it.
 *
 * <p>Whatever may have been missed (before the subscription, in an overrun, by a failed socket) counts as news of all links.
 */
final class RouteWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);

    /** Looking at a link costs a dump of its routes: of many that go one after the other, the last ones wait so long. */
    static final int PAUSE_MILLIS = 200;

    /** After so many datagrams what was found is told, though more may be queued. */
    private static final int MAX_DATAGRAMS = 65_536;

    private final RouteSocket.Opener sockets;
    private final WakeUp wakeUp;
    private final Set<Integer> links;
    private final Consumer<Set<Integer>> gone;
    private final MessageReader reader = new MessageReader();
    private final RouteNews news = new RouteNews();
    private final Set<Integer> found = new HashSet<>();
    private @Nullable RouteSocket socket;

    /**
     * @param links the links, by number
     * @param gone is told which of them may have a route less, on the thread that runs this
     */
    RouteWatch(RouteSocket.Opener sockets, WakeUp wakeUp, Set<Integer> links, Consumer<Set<Integer>> gone) {
        this.sockets = sockets;
        this.wakeUp = wakeUp;
        this.links = Set.copyOf(links);
        this.gone = gone;
    }

    @Override
    public void run() {
        try {
            while (!wakeUp.isRaised()) {
                surviveTurn();
            }
        } finally {
            closeSocket();
            wakeUp.close();
        }
    }

    /** Errors too: a watch that ends would leave links waiting for the next audit. */
    private void surviveTurn() {
        try {
            turn();
        } catch (RuntimeException | Error e) {
            if (!wakeUp.isRaised()) {
                LOG.warn("the watch of routes opens its socket anew: {}", String.valueOf(e.getMessage()));
                closeSocket();
                wakeUp.await(MonitorLoop.LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private void turn() {
        found.clear();
        RouteSocket current = socket;
        if (current == null) {
            socket = sockets.open();
            found.addAll(links);
        } else if (current.await(-1) == RouteSocket.Ready.READABLE) {
            receive(current);
        }
        if (!found.isEmpty() && !wakeUp.isRaised()) {
            gone.accept(Set.copyOf(found));
            wakeUp.await(PAUSE_MILLIS);
        }
    }

    private void receive(RouteSocket from) {
        for (int i = 0; i < MAX_DATAGRAMS; i++) {
            int received = from.receive();
            if (received >= 0) {
                take(from);
            } else if (received == -Errno.EAGAIN.number()) {
                return;
            } else if (received == -Errno.ENOBUFS.number()) {
                found.addAll(links);
            } else if (received != -Errno.EINTR.number()) {
                throw new KernelException("receiving news of routes failed: " + Errno.describe(-received));
            }
        }
    }

    private void take(RouteSocket from) {
        if (from.senderPortId() != 0) {
            return;
        }
        if (from.truncated()) {
            found.addAll(links);
            return;
        }
        try {
            reader.wrap(from.datagram());
            while (reader.next()) {
                news.read(reader, this::hasRouteLess);
            }
        } catch (MalformedMessageException e) {
            found.addAll(links);
        }
    }

    private void hasRouteLess(int ifindex) {
        if (ifindex == RouteNews.ANY) {
            found.addAll(links);
        } else if (links.contains(ifindex)) {
            found.add(ifindex);
        }
    }

    private void closeSocket() {
        RouteSocket current = socket;
        socket = null;
        if (current != null) {
            current.close();
        }
    }
}
