package io.ifacer.link.plan;

import io.ifacer.link.Link;
import org.jspecify.annotations.Nullable;

/** What became of a step as far as the request socket can tell; whether it took effect, only the table can. */
public sealed interface StepOutcome {

    /** The kernel acknowledged it. */
    record Acked() implements StepOutcome {
        public static final Acked INSTANCE = new Acked();
    }

    /** The answer to a {@link Step.Reread}: the link, or null when there is none under that name. */
    record Found(@Nullable Link link) implements StepOutcome {}

    /** The kernel refused it, perhaps after applying half of it. */
    record Refused(KernelRefusal refusal) implements StepOutcome {}

    /** No answer came in time, or the socket failed: whether it took effect is not known. */
    record Unanswered(String reason) implements StepOutcome {}
}
