package io.ifacer.link.engine;

import io.ifacer.link.LinkKind;
import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether this kernel has the kinds of links that ifacer makes: probed once the links have been read for the first time,
 * and again when somebody asks for a kind that was not there, since its module may have been installed meanwhile.
 */
final class KernelFeatures {

    private static final List<String> KINDS = List.of(LinkKind.BOND, LinkKind.VLAN);

    /** What is known: the kind's problem, or null for a kind that is there. */
    private final Map<String, @Nullable Problem> known = new HashMap<>();

    private final Map<Long, String> probing = new HashMap<>();
    private final List<Long> waiting = new ArrayList<>();
    private final Outbox out;

    KernelFeatures(Outbox out) {
        this.out = out;
    }

    /** At the start. */
    void probeOnce() {
        if (known.isEmpty()) {
            probeMissing();
        }
    }

    /** Answers whether the kernel has what an ADD needs, perhaps after another probe. */
    void asked(long requestId) {
        waiting.add(requestId);
        probeMissing();
        settle();
    }

    /** The answer to a step; false when it was not one of these probes. */
    boolean answered(long stepId, StepOutcome outcome) {
        String kind = probing.remove(stepId);
        if (kind == null) {
            return false;
        }
        known.put(kind, problem(kind, outcome));
        settle();
        return true;
    }

    private void probeMissing() {
        for (String kind : KINDS) {
            boolean isThere = known.containsKey(kind) && known.get(kind) == null;
            if (!isThere && !probing.containsValue(kind)) {
                probing.put(out.apply(new Step.ProbeKind(kind)), kind);
            }
        }
    }

    private void settle() {
        if (!probing.isEmpty()) {
            return;
        }
        Problem problem = firstProblem();
        waiting.forEach(requestId -> reply(requestId, problem));
        waiting.clear();
    }

    private @Nullable Problem firstProblem() {
        for (String kind : KINDS) {
            Problem problem = known.get(kind);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable Problem problem(String kind, StepOutcome outcome) {
        if (outcome instanceof StepOutcome.Probed probed) {
            return probed.known()
                    ? null
                    : Remedies.problem(
                            Cause.KIND_UNSUPPORTED,
                            kind,
                            "this kernel cannot make links of kind " + kind + " and found no module for it");
        }
        if (outcome instanceof StepOutcome.Refused refused) {
            return Remedies.problem(
                    Cause.KERNEL_REFUSED, kind, refused.refusal().describe());
        }
        String reason = outcome instanceof StepOutcome.Unanswered silence ? silence.reason() : outcome.toString();
        return Remedies.problem(
                Cause.KERNEL_SILENT, kind, "whether the kernel has links of kind " + kind + ": " + reason);
    }

    private void reply(long requestId, @Nullable Problem problem) {
        out.reply(requestId, problem == null ? Answer.Done.INSTANCE : new Answer.Failed(problem, List.of()));
    }
}
