package io.ifacer.link.engine;

import io.ifacer.link.engine.EngineSettings.Pace;

/** How soon a link may be repaired again, so that ifacer never fights another manager of it at full speed. */
final class Backoff {

    /** So many repairs within the quiet time mean that somebody else wants the link otherwise. */
    static final int CONTESTED_TIMES = 3;

    private final Pace pace;

    /** When the last repairs began, the latest first. */
    private final long[] beganNanos = new long[CONTESTED_TIMES];

    private int times;
    private int timesInAll;

    /** How many of those since it was last quiet count for a contest. */
    private int contests;

    private long nextNanos;
    private long rightSinceNanos;
    private boolean right;
    private boolean told;

    Backoff(Pace pace) {
        this.pace = pace;
    }

    /** It is as it is wanted. */
    void right(long nowNanos) {
        if (!right) {
            right = true;
            rightSinceNanos = nowNanos;
        }
    }

    /** It is not; one that was right for long enough starts afresh. */
    void broken(long nowNanos) {
        if (right && nowNanos - rightSinceNanos >= pace.quietNanos()) {
            reset();
        }
        right = false;
    }

    /** It starts afresh: what is wanted of it has changed. */
    void reset() {
        times = 0;
        contests = 0;
        told = false;
    }

    void began(long nowNanos) {
        System.arraycopy(beganNanos, 0, beganNanos, 1, beganNanos.length - 1);
        beganNanos[0] = nowNanos;
        times++;
        contests++;
        timesInAll++;
        nextNanos = nowNanos;
    }

    /** The repair that began last was refused by the kernel: that nobody else wants the link otherwise is known. */
    void refused() {
        System.arraycopy(beganNanos, 1, beganNanos, 0, beganNanos.length - 1);
        contests = Math.max(0, contests - 1);
    }

    /** What it was for cannot be had, and it is told when it can: the pause is no longer than the last. */
    void inVain() {
        times = Math.max(1, times - 1);
    }

    /** The pause counts from here, and doubles each time. */
    void ended(long nowNanos) {
        long pause = pace.firstNanos();
        for (int i = 1; i < times && pause < pace.ceilingNanos(); i++) {
            pause *= 2;
        }
        nextNanos = nowNanos + Math.min(pause, pace.ceilingNanos());
    }

    /** Whether a repair has to wait, until {@link #nextNanos()}. */
    boolean mustWait(long nowNanos) {
        return times > 0 && nextNanos - nowNanos > 0;
    }

    long nextNanos() {
        return nextNanos;
    }

    /** How many repairs there were since it was last quiet. */
    int times() {
        return times;
    }

    /** How many of them the kernel did not refuse. */
    int contests() {
        return contests;
    }

    /** How many repairs there ever were. */
    int timesInAll() {
        return timesInAll;
    }

    /** Whether the last repairs came so close together that it has to be told; true once, until it was quiet. */
    boolean isContestedNow() {
        boolean close =
                contests >= CONTESTED_TIMES && beganNanos[0] - beganNanos[CONTESTED_TIMES - 1] <= pace.quietNanos();
        if (close && !told) {
            told = true;
            return true;
        }
        return false;
    }
}
