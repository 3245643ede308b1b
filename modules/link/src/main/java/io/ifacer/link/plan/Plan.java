package io.ifacer.link.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to get from the observed to the wanted: only the first step is sent, the rest is a prediction, since after each
 * step the kernel is read again.
 *
 * @param steps in order; none when all is right. The plan of a request has none when there is a problem either; that of a
 *     repair has those that can be taken all the same
 * @param problem why it, or the first part of it, cannot be done; null when all can
 * @param notices what should be told
 */
public record Plan(List<Step> steps, @Nullable Problem problem, List<Notice> notices) {
    public Plan {
        steps = List.copyOf(steps);
        notices = List.copyOf(notices);
    }

    /** Whether everything is as it is wanted. */
    public boolean done() {
        return steps.isEmpty() && problem == null;
    }
}
