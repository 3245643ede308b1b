package io.ifacer.link.engine;

import io.ifacer.link.plan.PlanPolicy;

/**
 * What the operator may choose.
 *
 * @param policy how plans are made
 * @param requestNanos how long one request may take, waiting in the queue included, before it is undone
 * @param confirmNanos how long the kernel may take from a request to the notification that shows its effect
 * @param redumpNanos the pause before a dump that failed is tried again
 * @param auditNanos from one comparison of the table with a fresh dump to the next
 * @param forgetNanos how long a link that is remembered from before the daemon's start is kept for somebody to come back for
 * @param reclaim what becomes of a link that nobody wants any more
 * @param pace how soon a link is repaired again
 */
public record EngineSettings(
        PlanPolicy policy,
        long requestNanos,
        long confirmNanos,
        long redumpNanos,
        long auditNanos,
        long forgetNanos,
        Reclaim reclaim,
        Pace pace) {

    /**
     * What becomes of a link that ifacer made and nobody wants any more.
     *
     * @param deletes whether it is deleted; otherwise it stays, and is no longer repaired
     * @param graceNanos how long it is left alone before it is deleted
     */
    public record Reclaim(boolean deletes, long graceNanos) {}

    /**
     * How soon a link is repaired again: the first time at once, then after a pause that doubles each time.
     *
     * @param firstNanos the first pause
     * @param ceilingNanos the longest
     * @param quietNanos a link that was right for so long is repaired at once again; also the time within which a third
     *     repair counts as contested
     */
    public record Pace(long firstNanos, long ceilingNanos, long quietNanos) {}

    private static final long SECOND_NANOS = 1_000_000_000L;

    /** The shipped defaults. */
    public static final EngineSettings DEFAULT = new EngineSettings(
            PlanPolicy.DEFAULT,
            30 * SECOND_NANOS,
            5 * SECOND_NANOS,
            SECOND_NANOS,
            60 * SECOND_NANOS,
            600 * SECOND_NANOS,
            new Reclaim(false, 60 * SECOND_NANOS),
            new Pace(SECOND_NANOS / 10, 30 * SECOND_NANOS, 60 * SECOND_NANOS));
}
