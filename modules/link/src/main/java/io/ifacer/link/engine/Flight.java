package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkTable.Change;
import io.ifacer.link.plan.Confirmation;
import io.ifacer.link.plan.KernelRefusal;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import io.ifacer.link.plan.StepOutcome.Inspected;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One step on its way: sent, acknowledged, and seen in what the kernel told; or failed, and then the link is read again,
 * since a failed request can be half applied. Lands only while the table is fresh.
 */
final class Flight {

    private enum State {
        /** The kernel's answer is awaited. */
        SENT,
        /** Acknowledged; the notification that shows the effect is awaited. */
        ACKNOWLEDGED,
        /** The answer to a reread is awaited. */
        READING,
        /** The reread is answered: the table has what there is to know. */
        READ
    }

    /**
     * Why a step failed.
     *
     * @param refusedAsTaken the kernel refused it because the name is taken: it made nothing
     */
    record Failure(Cause cause, String message, boolean refusedAsTaken) {}

    private final Step step;
    private final Job job;
    private State state = State.SENT;
    private long awaitedStepId;
    private long deadlineNanos;
    private int seenIfindex;
    private boolean seen;
    private boolean disturbed;
    private boolean unread;
    private String toldSoFar = "";
    private @Nullable Failure failure;
    private @Nullable Inspected inspected;

    private Flight(Step step, Job job) {
        this.step = step;
        this.job = job;
    }

    static Flight send(Step step, Job job, Workshop shop) {
        Flight flight = new Flight(step, job);
        flight.state = step instanceof Step.Reread ? State.READING : State.SENT;
        flight.await(step, shop);
        return flight;
    }

    Step step() {
        return step;
    }

    /** Why it failed, once it is over; null when it landed. */
    @Nullable
    Failure failure() {
        return failure;
    }

    /** Whether neither the step nor the read after it was answered: it may still be carried out. */
    boolean unread() {
        return unread;
    }

    /** The number of the link in which the effect was seen; {@link Step#UNKNOWN} when it was not. */
    int seenIfindex() {
        return seenIfindex;
    }

    /** What a {@link Step.Inspect} found, once it is over; null for any other step, and where nothing could be read. */
    @Nullable
    Inspected inspected() {
        return inspected;
    }

    /** A link of the request looks different now. An effect that was seen counts, even when somebody reverts it at once. */
    void changed(Change change, LinkTable table) {
        disturbed |= isAboutStep(change.before()) || isAboutStep(change.after());
        // the first one counts: what has the name later may be somebody else's, made after ours was deleted
        if (!seen && Confirmation.seen(step, table)) {
            seen = true;
            Link made = step.creates() ? table.byName(step.link()) : null;
            seenIfindex = made == null ? step.ifindex() : made.ifindex();
        }
    }

    private boolean isAboutStep(@Nullable Link link) {
        return link != null && (link.name().equals(step.link()) || link.ifindex() == step.ifindex());
    }

    void answered(long stepId, StepOutcome outcome, Workshop shop) {
        if (stepId != awaitedStepId) {
            return;
        }
        awaitedStepId = 0;
        if (state == State.READING) {
            readingAnswered(outcome, shop);
        } else if (outcome instanceof Inspected found) {
            inspected = found;
            state = State.READ;
        } else if (outcome instanceof StepOutcome.Acked) {
            state = State.ACKNOWLEDGED;
            if (!Confirmation.notifies(step, shop.table())) {
                read(shop);
            }
        } else {
            failure = failureOf(step, outcome);
            read(shop);
        }
    }

    /** Whether nothing more is to come; asked after every change and every alarm, while the table is fresh. */
    boolean isOver(Workshop shop) {
        if (state == State.READ) {
            settle(shop.table());
            return true;
        }
        if (state == State.ACKNOWLEDGED && (seen || Confirmation.decided(step, shop.table()))) {
            if (!isMistakable(shop.table())) {
                return true;
            }
            read(shop);
            return false;
        }
        if (deadlineNanos - shop.nowNanos() <= 0) {
            return overdue(shop);
        }
        return false;
    }

    /**
     * Whether the link that was seen to be made is not the one that has its name now. It was replaced since, or it was not
     * the one: after an overrun, late words of one that had the name before are still to come. Only the mark tells.
     */
    private boolean isMistakable(LinkTable table) {
        Link link = table.byName(step.link());
        return step.creates() && (link == null || link.ifindex() != seenIfindex);
    }

    private boolean overdue(Workshop shop) {
        if (state == State.READING) {
            unread = true;
            settle(shop.table());
            return true;
        }
        String within = " within " + TimeUnit.NANOSECONDS.toMillis(shop.confirmNanos()) + " ms";
        if (state == State.SENT) {
            failure = new Failure(Cause.KERNEL_SILENT, "no answer to '" + step.describe() + "'" + within, false);
        } else {
            toldSoFar = Confirmation.found(step, shop.table());
            failure = new Failure(
                    Cause.NOT_CONFIRMED,
                    "the kernel acknowledged '" + step.describe() + "', but did not tell" + within
                            + " that it took effect; told so far: " + toldSoFar,
                    false);
        }
        read(shop);
        return false;
    }

    private void readingAnswered(StepOutcome outcome, Workshop shop) {
        if (outcome instanceof StepOutcome.Found found) {
            // notifications that came meanwhile may be newer than what was read: nothing tells which is
            if (disturbed) {
                await(new Step.Reread(step.link()), shop);
                return;
            }
            shop.reread(step.link(), found.link());
        }
        state = State.READ;
    }

    /** A failed reread leaves it at what the table has. */
    private void settle(LinkTable table) {
        boolean effectIsThere = Confirmation.seen(step, table);
        Failure known = failure;
        if (known == null && step.creates()) {
            recognise(table.byName(step.link()));
        } else if (known == null && !effectIsThere) {
            failure = new Failure(
                    step instanceof Step.SetPort ? Cause.OPTION_IGNORED : Cause.NOT_CONFIRMED,
                    "the kernel acknowledged '" + step.describe() + "', but it has no effect; found: "
                            + Confirmation.found(step, table),
                    false);
        } else if (known != null && !toldSoFar.isEmpty()) {
            failure = new Failure(
                    known.cause(), known.message() + "; read now: " + Confirmation.found(step, table), false);
        }
    }

    /** What is marked as ours was made by this step: nobody else in this daemon works on the name meanwhile. */
    private void recognise(@Nullable Link found) {
        if (found != null && found.own()) {
            seenIfindex = found.ifindex();
        }
    }

    private void read(Workshop shop) {
        state = State.READING;
        await(new Step.Reread(step.link()), shop);
    }

    private void await(Step sent, Workshop shop) {
        disturbed = false;
        awaitedStepId = shop.apply(sent, job);
        if (sent == step || deadlineNanos - shop.nowNanos() <= 0) {
            deadlineNanos = shop.nowNanos() + shop.confirmNanos();
            shop.wakeAt(deadlineNanos, job);
        }
    }

    private static Failure failureOf(Step step, StepOutcome outcome) {
        if (outcome instanceof StepOutcome.Refused refused) {
            boolean taken = step.creates() && refused.refusal().errno() == KernelRefusal.EEXIST;
            Cause cause =
                    step.creates() && refused.refusal().kindUnknown() ? Cause.KIND_UNSUPPORTED : Cause.KERNEL_REFUSED;
            return new Failure(cause, refused.refusal().describe(), taken);
        }
        String reason = outcome instanceof StepOutcome.Unanswered silence ? silence.reason() : outcome.toString();
        return new Failure(Cause.KERNEL_SILENT, "no answer to '" + step.describe() + "': " + reason, false);
    }
}
