package io.ifacer.kernel;

import io.ifacer.link.LinkEvent;
import io.ifacer.netlink.Errno;
import io.ifacer.netlink.MalformedMessageException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the monitor's thread does until it is woken to end: receive, decode, deliver, and outlive every failure.
 *
 * <p>Whatever goes wrong ends in one state, an overrun owed to the listener: events were lost. It is paid by discarding
 * what is queued and telling; if telling fails, or the socket has to be opened anew, after a pause that doubles.
 *
 * <p>ENOBUFS comes before the datagrams that were queued when the kernel ran out of room (net/core/datagram.c looks at the
 * socket's error first), and until the queue is empty the kernel drops all that is new (net/netlink/af_netlink.c,
 * netlink_rcv_wake). So the queue holds a stretch of the past with a hole behind it: it is emptied and thrown away.
 */
final class MonitorLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(MonitorLoop.class);

    static final int FIRST_PAUSE_MILLIS = 20;
    static final int LONGEST_PAUSE_MILLIS = 5_000;

    /** More datagrams than the largest queue can hold: a socket that still has some does not run dry. */
    static final int MAX_DISCARDED = 1_000_000;

    private static final String UNEXPECTED = "the receiver of link events failed unexpectedly, see the log";

    private final int maxBatchEvents;
    private final RouteSocket.Opener sockets;
    private final WakeUp wakeUp;
    private final LinkMonitor.Listener listener;
    private final LinkNotifications notifications = new LinkNotifications();
    private final List<LinkEvent> batch = new ArrayList<>();
    private final Set<Integer> addressesGone = new LinkedHashSet<>();
    private @Nullable RouteSocket socket;
    private @Nullable String owedReason;
    private int pauseMillis = FIRST_PAUSE_MILLIS;

    MonitorLoop(
            MonitorSettings settings,
            RouteSocket.Opener sockets,
            WakeUp wakeUp,
            LinkMonitor.Listener listener,
            RouteSocket socket) {
        this.maxBatchEvents = settings.maxBatchEvents();
        this.sockets = sockets;
        this.wakeUp = wakeUp;
        this.listener = listener;
        this.socket = socket;
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

    /** One turn. Errors too: whatever a listener or an exhausted heap throws, the thread goes on. */
    private void surviveTurn() {
        try {
            turn();
        } catch (RuntimeException | Error e) {
            if (!wakeUp.isRaised()) {
                owedReason = UNEXPECTED; // first, and without a new object: telling of it may fail too
                report(e);
                pause();
            }
        }
    }

    /** Without memory, not even a line of log is sure to come. */
    private static void report(Throwable failure) {
        try {
            LOG.error("the link monitor goes on after an unexpected failure", failure);
        } catch (RuntimeException | Error e) {
            // the overrun that is owed tells of it
        }
    }

    private void turn() {
        try {
            RouteSocket current = socket == null ? sockets.open() : socket;
            socket = current;
            if (owedReason != null) {
                tellOverrun(current, owedReason);
            } else if (current.await(-1) == RouteSocket.Ready.READABLE) {
                receiveBatch(current);
            }
        } catch (KernelException e) {
            LOG.warn("the link monitor's socket failed and is opened anew: {}", e.getMessage());
            closeSocket();
            owedReason = String.valueOf(e.getMessage());
            pause();
        }
    }

    private void receiveBatch(RouteSocket from) {
        batch.clear();
        addressesGone.clear();
        while (batch.size() < maxBatchEvents && addressesGone.size() < maxBatchEvents) {
            int received = from.receive();
            if (received >= 0) {
                String fault = take(from, received);
                if (fault != null) {
                    LOG.warn("link events were lost: {}", fault);
                    owedReason = fault;
                    return;
                }
            } else if (received == -Errno.EAGAIN.number()) {
                break;
            } else if (received == -Errno.ENOBUFS.number()) {
                owedReason = "ENOBUFS: the kernel's queue of " + from.receiveBufferBytes() + " bytes was full";
                LOG.warn("link events were lost: {}", owedReason);
                return;
            } else if (received != -Errno.EINTR.number()) {
                throw new KernelException("receiving link events failed: " + Errno.describe(-received));
            }
        }
        deliver();
    }

    /** Addresses last: a look at a card costs a request, and what is told of the card itself may make it needless. */
    private void deliver() {
        if (!batch.isEmpty()) {
            listener.events(List.copyOf(batch));
        }
        if (!addressesGone.isEmpty()) {
            listener.addressesGone(Set.copyOf(addressesGone));
        }
        if (!batch.isEmpty() || !addressesGone.isEmpty()) {
            pauseMillis = FIRST_PAUSE_MILLIS;
        }
    }

    /** Decodes one datagram into the batch. Returns what makes it unusable, or null. */
    private @Nullable String take(RouteSocket from, int lengthBytes) {
        if (from.senderPortId() != 0) {
            LOG.warn("dropped a message that socket {} sent, not the kernel", from.senderPortId());
            return null;
        }
        if (from.truncated()) {
            return "a datagram of " + lengthBytes + " bytes was cut to "
                    + from.datagram().limit();
        }
        try {
            notifications.read(from.datagram(), batch, addressesGone);
            return null;
        } catch (MalformedMessageException e) {
            return e.getMessage();
        }
    }

    private void tellOverrun(RouteSocket from, String reason) {
        discardQueued(from);
        notifications.forget();
        listener.overrun(reason);
        owedReason = null;
    }

    private void discardQueued(RouteSocket from) {
        for (int i = 0; i < MAX_DISCARDED && !wakeUp.isRaised(); i++) {
            int received = from.receive();
            if (received == -Errno.EAGAIN.number()) {
                return;
            }
            if (received < 0 && received != -Errno.ENOBUFS.number() && received != -Errno.EINTR.number()) {
                throw new KernelException("discarding stale link events failed: " + Errno.describe(-received));
            }
        }
        throw new KernelException("stale link events keep coming while they are discarded");
    }

    /** How long the next pause is, in milliseconds. */
    int pauseMillis() {
        return pauseMillis;
    }

    private void pause() {
        wakeUp.await(pauseMillis);
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
    }

    private void closeSocket() {
        RouteSocket current = socket;
        socket = null;
        if (current != null) {
            current.close();
        }
    }
}
