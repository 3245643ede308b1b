package io.ifacer.link.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Who wants to be woken when. An alarm is never cancelled: whoever no longer needs it looks, and does nothing.
 *
 * <p>Times are compared by difference, since {@code System.nanoTime()} may wrap.
 */
final class Alarms {

    /** An alarm of the table's resync; requests have ids above 0. */
    static final long RESYNC = 0;

    private record Alarm(long atNanos, long owner) {}

    private final PriorityQueue<Alarm> queue = new PriorityQueue<>((a, b) -> Long.signum(a.atNanos() - b.atNanos()));
    private boolean announced;
    private long announcedNanos;

    void set(long atNanos, long owner) {
        queue.add(new Alarm(atNanos, owner));
    }

    /** The owners of the alarms that are due. */
    List<Long> due(long nowNanos) {
        List<Long> owners = new ArrayList<>();
        while (!queue.isEmpty() && queue.peek().atNanos() - nowNanos <= 0) {
            owners.add(queue.poll().owner());
        }
        announced = false;
        return owners;
    }

    /** Announces the earliest alarm, where it is not the one announced last. */
    void announce(Outbox out) {
        if (queue.isEmpty()) {
            return;
        }
        long earliest = queue.peek().atNanos();
        if (!announced || earliest != announcedNanos) {
            announced = true;
            announcedNanos = earliest;
            out.wakeAt(earliest);
        }
    }
}
