package io.ifacer.simulation;

import io.ifacer.link.LinkEvent;
import io.ifacer.link.engine.Input;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The monitor's multicast socket and whoever reads it: ordered, bounded, lossy.
 *
 * <p>When it is full, the kernel drops what is new until the reader has emptied it (net/netlink/af_netlink.c,
 * NETLINK_S_CONGESTED), and the reader hears of the loss before it hears what was queued (net/core/datagram.c): it throws
 * the queue away then, and tells of an overrun.
 */
final class EventSocket {

    /** Small, so that bursts fill it: the least that SO_RCVBUF gives holds a few messages. */
    private static final int CAPACITY = 48;

    private final Deque<LinkEvent> queue = new ArrayDeque<>();
    private final Set<Integer> addressesGone = new TreeSet<>();

    /** Of the other socket, that of routes: whose routes are watched, and which of them are to be told. */
    private final Set<Integer> routesGone = new TreeSet<>();

    private Set<Integer> watched = Set.of();
    private boolean open;
    private boolean overrun;

    /** A daemon subscribes. */
    void open() {
        open = true;
    }

    /** The daemon died, and its socket with it. */
    void close() {
        open = false;
        overrun = false;
        queue.clear();
        addressesGone.clear();
        watch(Set.of());
    }

    /** It begins with all of them: what was before, nobody heard. */
    void watch(Set<Integer> ifindexes) {
        watched = ifindexes;
        routesGone.clear();
        routesGone.addAll(ifindexes);
    }

    /** The kernel tells which links lost an address, and which a route. */
    void deliverGone(Set<Integer> addresses, Set<Integer> routes) {
        if (open && !overrun) {
            addressesGone.addAll(addresses);
        }
        routes.stream().filter(watched::contains).forEach(routesGone::add);
    }

    /** Queues what the kernel tells; true when there was no room for some of it. */
    boolean deliver(List<LinkEvent> events) {
        if (!open) {
            return false;
        }
        boolean before = overrun;
        for (LinkEvent event : events) {
            if (overrun || queue.size() == CAPACITY) {
                overrun = true;
            } else {
                queue.add(event);
            }
        }
        return overrun && !before;
    }

    /** Everything under way is lost, and all that follows until the reader hears of it. */
    void lose() {
        overrun = open;
    }

    /** Whether the daemon cannot know yet what happened last. */
    boolean hasUntold() {
        return overrun || !queue.isEmpty() || !addressesGone.isEmpty() || !routesGone.isEmpty();
    }

    boolean isOverrun() {
        return overrun;
    }

    /** What the reader hands to the daemon next; null when there is nothing. */
    @Nullable
    Input read(int max) {
        if (overrun) {
            overrun = false;
            queue.clear();
            addressesGone.clear();
            return new Input.Overrun("the simulated socket was full");
        }
        if (queue.isEmpty()) {
            return readGone();
        }
        List<LinkEvent> batch = new ArrayList<>(Math.min(max, queue.size()));
        while (batch.size() < max && !queue.isEmpty()) {
            batch.add(queue.remove());
        }
        return new Input.KernelBatch(batch);
    }

    private @Nullable Input readGone() {
        if (!addressesGone.isEmpty()) {
            Input gone = new Input.AddressesGone(addressesGone);
            addressesGone.clear();
            return gone;
        }
        if (routesGone.isEmpty()) {
            return null;
        }
        Input gone = new Input.RoutesGone(routesGone);
        routesGone.clear();
        return gone;
    }
}
