package io.ifacer.simulation;

import java.util.concurrent.TimeUnit;

/** The daemon's clock: it never goes back, but may jump. */
final class Clock {

    private long nanos;

    long nowNanos() {
        return nanos;
    }

    void advanceMillis(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Goes on to a time that may have passed already. */
    void advanceTo(long atNanos) {
        nanos = Math.max(nanos, atNanos);
    }
}
