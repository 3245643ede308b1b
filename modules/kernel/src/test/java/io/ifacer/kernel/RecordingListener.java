package io.ifacer.kernel;

import io.ifacer.link.LinkEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes down what a monitor says, in order; the test awaits it. */
final class RecordingListener implements LinkMonitor.Listener {

    /** What the monitor said: events one by one, or an overrun. */
    sealed interface Heard {
        record Event(LinkEvent event) implements Heard {}

        record Overrun(String reason) implements Heard {}
    }

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Set<Integer>> addressesGone = new LinkedBlockingQueue<>();
    private final BlockingQueue<Set<Integer>> routesGone = new LinkedBlockingQueue<>();
    private final Deque<Integer> batchSizes = new ArrayDeque<>();

    @Override
    public void events(List<LinkEvent> batch) {
        synchronized (batchSizes) {
            batchSizes.add(batch.size());
        }
        batch.forEach(event -> heard.add(new Heard.Event(event)));
    }

    /** Apart from the rest: a link that goes down loses IPv6 addresses, and most tests are not about those. */
    @Override
    public void addressesGone(Set<Integer> ifindexes) {
        addressesGone.add(ifindexes);
    }

    @Override
    public void routesGone(Set<Integer> ifindexes) {
        routesGone.add(ifindexes);
    }

    /** The links that are next said to have a route less. */
    Set<Integer> nextRoutesGone() {
        return next(routesGone, "routes that are gone");
    }

    @Override
    public void overrun(String reason) {
        heard.add(new Heard.Overrun(reason));
    }

    /** The next thing the monitor says. */
    Heard next() {
        return next("anything");
    }

    private Heard next(String wanted) {
        return next(heard, wanted);
    }

    /** The links that are next said to have lost an address. */
    Set<Integer> nextAddressesGone() {
        return next(addressesGone, "an address that is gone");
    }

    private static <T> T next(BlockingQueue<T> queue, String wanted) {
        try {
            @Nullable T next = queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError(wanted + " was awaited from the monitor, it was silent for " + PATIENCE);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + wanted, e);
        }
    }

    /** All events up to and with the first that is wanted. An overrun fails the test. */
    List<LinkEvent> eventsUntil(String description, Predicate<LinkEvent> wanted) {
        List<LinkEvent> events = new ArrayList<>();
        while (true) {
            Heard next;
            try {
                next = next(description);
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + "; heard before: " + events, e);
            }
            if (!(next instanceof Heard.Event event)) {
                throw new AssertionError(description + " was awaited after " + events + ", heard " + next);
            }
            events.add(event.event());
            if (wanted.test(event.event())) {
                return events;
            }
        }
    }

    /** The reason of the next overrun; events before it are passed over. */
    String nextOverrun() {
        while (true) {
            if (next("an overrun") instanceof Heard.Overrun overrun) {
                return overrun.reason();
            }
        }
    }

    /** Whether the monitor has said nothing that was not taken. */
    boolean isEmpty() {
        return heard.isEmpty();
    }

    List<Integer> batchSizes() {
        synchronized (batchSizes) {
            return List.copyOf(batchSizes);
        }
    }
}
