package io.ifacer.link.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The time, and what is to be done later. An alarm is never cancelled: whoever no longer needs it looks, and does nothing.
 *
 * <p>Times are compared by difference, since {@code System.nanoTime()} may wrap.
 */
final class Alarms {

    private record Alarm(long atNanos, Runnable action) {}

    private final PriorityQueue<Alarm> queue = new PriorityQueue<>((a, b) -> Long.signum(a.atNanos() - b.atNanos()));
    private long nowNanos;
    private boolean announced;
    private long announcedNanos;

    /** The time of the input that is at work. */
    long nowNanos() {
        return nowNanos;
    }

    void itIs(long newNowNanos) {
        nowNanos = newNowNanos;
    }

    boolean isPast(long atNanos) {
        return atNanos - nowNanos <= 0;
    }

    void at(long atNanos, Runnable action) {
        queue.add(new Alarm(atNanos, action));
    }

    void in(long delayNanos, Runnable action) {
        at(nowNanos + delayNanos, action);
    }

    /** Does what is due. */
    void ring() {
        announced = false;
        if (queue.isEmpty() || !isPast(queue.peek().atNanos())) {
            return;
        }
        List<Runnable> due = new ArrayList<>();
        while (!queue.isEmpty() && isPast(queue.peek().atNanos())) {
            due.add(queue.poll().action());
        }
        due.forEach(Runnable::run);
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
