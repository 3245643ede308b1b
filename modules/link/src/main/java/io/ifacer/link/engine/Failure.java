package io.ifacer.link.engine;

import io.ifacer.link.LinkTable;
import io.ifacer.link.plan.Confirmation;
import io.ifacer.link.plan.KernelRefusal;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.concurrent.TimeUnit;

/**
 * Why a step failed.
 *
 * @param message for people: what was asked, and the kernel's own words or what it told instead
 * @param refusedAsTaken the kernel refused it because the name is taken: it made nothing
 * @param missed the link was not the one that was known, which is: what is to be done has to be planned anew
 */
record Failure(Cause cause, String message, boolean refusedAsTaken, boolean missed) {

    private Failure(Cause cause, String message) {
        this(cause, message, false, false);
    }

    /** The kernel did not take it, or the socket failed. */
    static Failure of(Step step, StepOutcome outcome) {
        if (outcome instanceof StepOutcome.Refused refused) {
            boolean taken = step.creates() && refused.refusal().errno() == KernelRefusal.EEXIST;
            Cause cause =
                    step.creates() && refused.refusal().kindUnknown() ? Cause.KIND_UNSUPPORTED : Cause.KERNEL_REFUSED;
            return new Failure(cause, refused.refusal().describe(), taken, false);
        }
        String reason = outcome instanceof StepOutcome.Unanswered silence ? silence.reason() : outcome.toString();
        return new Failure(Cause.KERNEL_SILENT, "no answer to '" + step.describe() + "': " + reason);
    }

    /** It was not for the link that was found. */
    static Failure missed(Step step, StepOutcome.Missed missed) {
        return new Failure(
                Cause.LINK_MISSING, "'" + step.describe() + "' was not carried out: " + missed.describe(), false, true);
    }

    /** A VLAN that the kernel has already, and not in this network namespace. */
    static Failure heldElsewhere(Step.CreateVlan step) {
        return new Failure(
                Cause.VLAN_ID_TAKEN,
                "wanted " + step.link() + " as VLAN " + step.id() + " on " + step.lower()
                        + ", but the kernel has a VLAN "
                        + step.id() + " on " + step.lower()
                        + " already, and none is in this network namespace: it may be"
                        + " held in another one, a pod's",
                true,
                false);
    }

    /** Whether it is the kernel's doing alone: nobody else has reverted anything. */
    boolean isRefusal() {
        return switch (cause) {
            case KERNEL_REFUSED, KIND_UNSUPPORTED, VLAN_ID_TAKEN, KERNEL_SILENT, OPTION_IGNORED -> true;
            default -> false;
        };
    }

    static Failure unanswered(Step step, long withinNanos) {
        return new Failure(Cause.KERNEL_SILENT, "no answer to '" + step.describe() + "'" + within(withinNanos));
    }

    static Failure untold(Step step, LinkTable table, long withinNanos) {
        return new Failure(
                Cause.NOT_CONFIRMED,
                "the kernel acknowledged '" + step.describe() + "', but did not tell" + within(withinNanos)
                        + " that it took effect; told so far: " + Confirmation.found(step, table));
    }

    static Failure withoutEffect(Step step, LinkTable table) {
        return new Failure(
                step instanceof Step.SetPort ? Cause.OPTION_IGNORED : Cause.NOT_CONFIRMED,
                "the kernel acknowledged '" + step.describe() + "', but it has no effect; found: "
                        + Confirmation.found(step, table));
    }

    /** It took effect each time, and somebody reverted it. */
    static Failure inVain(Step step, int times) {
        return new Failure(
                Cause.CONTESTED, "'" + step.describe() + "' took effect " + times + " times and is needed again");
    }

    /** With what a read of the link found since. */
    Failure readSince(Step step, LinkTable table) {
        return new Failure(cause, message + "; read now: " + Confirmation.found(step, table), refusedAsTaken, missed);
    }

    private static String within(long nanos) {
        return " within " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
    }
}
