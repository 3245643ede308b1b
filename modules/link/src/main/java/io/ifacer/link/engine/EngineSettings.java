package io.ifacer.link.engine;

import io.ifacer.link.plan.PlanPolicy;

/**
 * What the operator may choose.
 *
 * @param policy how plans are made
 * @param requestNanos how long one request may take, waiting in the queue included, before it is undone
 * @param confirmNanos how long the kernel may take from a request to the notification that shows its effect
 * @param redumpNanos the pause before a dump that failed is tried again
 */
public record EngineSettings(PlanPolicy policy, long requestNanos, long confirmNanos, long redumpNanos) {

    private static final long SECOND_NANOS = 1_000_000_000L;

    /** The shipped defaults. */
    public static final EngineSettings DEFAULT =
            new EngineSettings(PlanPolicy.DEFAULT, 30 * SECOND_NANOS, 5 * SECOND_NANOS, SECOND_NANOS);
}
