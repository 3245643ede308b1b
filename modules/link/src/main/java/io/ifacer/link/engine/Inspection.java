package io.ifacer.link.engine;

import io.ifacer.link.plan.Plan;
import io.ifacer.link.plan.Planner;
import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The question whether what was asked for is there; it changes nothing. */
final class Inspection {

    private final Observation observation;
    private final Planner planner;

    Inspection(Observation observation, Planner planner) {
        this.observation = observation;
        this.planner = planner;
    }

    /** What an ADD of the same links would have to do is what is wrong with them. */
    Answer check(Command.Check check) {
        if (!observation.fresh()) {
            return stale();
        }
        Plan plan = planner.plan(check.links(), observation.table(), Set.of());
        Problem problem = plan.problem();
        if (problem != null) {
            return new Answer.Failed(problem, List.of());
        }
        return plan.done() ? Answer.Done.INSTANCE : differs(plan);
    }

    private static Answer differs(Plan plan) {
        String link = plan.steps().get(0).link();
        String missing = plan.steps().stream().map(Step::describe).collect(Collectors.joining("; "));
        return failed(Cause.CHECK_FAILED, link, "not as it was asked for; this would make it right: " + missing);
    }

    private Answer stale() {
        return failed(
                Cause.TABLE_STALE,
                "",
                "the node's links are being read from the kernel: " + observation.staleBecause());
    }

    private static Answer failed(Cause cause, String link, String message) {
        return new Answer.Failed(new Problem(cause, link, message, Remedies.of(cause, link)), List.of());
    }
}
