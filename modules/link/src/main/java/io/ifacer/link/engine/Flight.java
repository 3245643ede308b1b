package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkTable.Change;
import io.ifacer.link.plan.Confirmation;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import io.ifacer.link.plan.StepOutcome.Inspected;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One step on its way: sent, acknowledged, and seen in what the kernel told; or failed, and then the links it is about are
 * read again, since a failed request can be half applied. Lands only while the table is fresh.
 */
final class Flight {

    private enum State {
        /** The kernel's answer is awaited. */
        SENT,
        /** Acknowledged; the notification that shows the effect is awaited. */
        ACKNOWLEDGED,
        /** The link is gone; the notification that says so is awaited, since it alone tells whither. */
        VANISHED,
        /** The answer to a reread is awaited. */
        READING,
        /** The reread is answered: the table has what there is to know. */
        READ
    }

    private final Step step;
    private final Job job;
    private final Deque<String> toRead = new ArrayDeque<>();
    private State state = State.SENT;
    private long awaitedStepId;
    private long deadlineNanos;
    private int seenIfindex;
    private boolean seen;
    private boolean disturbed;
    private boolean outdated;
    private boolean unread;
    private boolean targetGone;
    private boolean vlanIdTaken;
    private @Nullable Failure failure;
    private @Nullable Inspected inspected;
    private StepOutcome.@Nullable Missed vanished;

    private Flight(Step step, Job job) {
        this.step = step;
        this.job = job;
    }

    static Flight send(Step step, Job job, Workshop shop) {
        Flight flight = new Flight(step, job);
        if (step instanceof Step.Reread) {
            flight.state = State.READING;
            flight.toRead.add(step.link());
        }
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
        disturbed |= state == State.SENT || isAwaited(change.before()) || isAwaited(change.after());
        Link before = change.before();
        if (before != null && change.after() == null) {
            gone(before.ifindex());
        }
        // the first one counts: what has the name later may be somebody else's, made after ours was deleted
        if (!seen && Confirmation.seen(step, table)) {
            seen = true;
            Link made = step.creates() ? table.byName(step.link()) : null;
            seenIfindex = made == null ? step.ifindex() : made.ifindex();
        }
    }

    /** What has its number later is another link. */
    private void gone(int ifindex) {
        targetGone |= step.ifindex() == ifindex;
        if (seenIfindex == ifindex && step.creates()) {
            seenIfindex = Step.UNKNOWN;
        }
    }

    /** What a look under way finds of this link may be older than what was just told. */
    void freed(int ifindex) {
        outdated |= step.ifindex() == ifindex;
    }

    /** Whether it is the link that is being read, or that was found gone. */
    private boolean isAwaited(@Nullable Link link) {
        if (link == null) {
            return false;
        }
        String name = toRead.peek();
        boolean isBeingRead = name != null && link.answersTo(name);
        return isBeingRead
                || (vanished != null && link.ifindex() == vanished.known().ifindex());
    }

    void answered(long stepId, StepOutcome outcome, Workshop shop) {
        if (stepId != awaitedStepId) {
            return;
        }
        awaitedStepId = 0;
        if (state == State.READING) {
            readingAnswered(outcome, shop);
        } else if (outcome instanceof Inspected found && outdated && found.isInUse()) {
            outdated = false;
            awaitedStepId =
                    shop.apply(step, job); // within the time of the first look, however often it has to be repeated
        } else if (outcome instanceof Inspected found) {
            inspected = found;
            if (Confirmation.tellsAll(step, shop.table())) {
                state = State.READ;
            } else {
                read(shop);
            }
        } else if (outcome instanceof StepOutcome.Acked) {
            state = State.ACKNOWLEDGED;
            if (!Confirmation.notifies(step, shop.table())) {
                read(shop);
            }
        } else if (outcome instanceof StepOutcome.Missed missed) {
            missed(missed, shop);
        } else {
            failure = Failure.of(step, outcome);
            read(shop);
            if (outcome instanceof StepOutcome.Refused refused) {
                vlanIdTaken = refused.refusal().vlanIdTaken();
                toRead.addAll(Confirmation.missedBy(step, refused.refusal().errno()));
            }
        }
    }

    /** What was found instead is entered, unless what was told meanwhile may be newer: then it is read again. */
    private void missed(StepOutcome.Missed missed, Workshop shop) {
        failure = Failure.missed(step, missed);
        if (disturbed) {
            read(missed.known().name(), shop);
        } else if (missed.isGone()) {
            vanished = missed;
            state = State.VANISHED;
        } else {
            shop.missed(missed);
            state = State.READ;
        }
    }

    /** Whether nothing more is to come; asked after every change and every alarm, while the table is fresh. */
    boolean isOver(Workshop shop) {
        if (state == State.READ) {
            settle(shop.table());
            return true;
        }
        if (state == State.VANISHED && vanished != null) {
            return isTold(vanished, shop);
        }
        if (state == State.ACKNOWLEDGED && (seen || targetGone || Confirmation.decided(step, shop.table()))) {
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

    /** One that nobody tells of in time is read again: by then it may be back, and look as it did, under its number too. */
    private boolean isTold(StepOutcome.Missed missed, Workshop shop) {
        if (!disturbed && deadlineNanos - shop.nowNanos() <= 0) {
            read(missed.known().name(), shop);
            return false;
        }
        return disturbed;
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
            if (inspected != null && failure == null) {
                failure = Failure.unanswered(
                        step, shop.confirmNanos()); // half a look is none: the plan would trust the table
                inspected = null;
            }
            settle(shop.table());
            return true;
        }
        failure = state == State.SENT
                ? Failure.unanswered(step, shop.confirmNanos())
                : Failure.untold(step, shop.table(), shop.confirmNanos());
        read(shop);
        return false;
    }

    private void readingAnswered(StepOutcome outcome, Workshop shop) {
        if (outcome instanceof StepOutcome.Found found && !toRead.isEmpty()) {
            // notifications that came meanwhile may be newer than what was read: nothing tells which is
            if (!disturbed) {
                shop.reread(toRead.remove(), found.link());
            }
            if (!toRead.isEmpty()) {
                await(new Step.Reread(toRead.element()), shop);
                return;
            }
        }
        state = State.READ;
    }

    /** A failed reread leaves it at what the table has. */
    private void settle(LinkTable table) {
        Failure known = failure;
        if (vlanIdTaken && step instanceof Step.CreateVlan create && Confirmation.isNotHere(create, table)) {
            failure = Failure.heldElsewhere(create);
        } else if (known == null && step.creates()) {
            recognise(table.byName(step.link()));
        } else if (known == null && !Confirmation.seen(step, table)) {
            failure = Failure.withoutEffect(step, table);
        } else if (known != null && known.cause() == Cause.NOT_CONFIRMED) {
            failure = known.readSince(step, table);
        }
    }

    /** What is marked as ours was made by this step: nobody else in this daemon works on the name meanwhile. */
    private void recognise(@Nullable Link found) {
        if (found != null && found.own()) {
            seenIfindex = found.ifindex();
        }
    }

    private void read(Workshop shop) {
        read(step.link(), shop);
    }

    private void read(String name, Workshop shop) {
        state = State.READING;
        toRead.clear();
        toRead.add(name);
        await(new Step.Reread(name), shop);
    }

    private void await(Step sent, Workshop shop) {
        disturbed = false;
        awaitedStepId = shop.apply(sent, job);
        if (sent == step || deadlineNanos - shop.nowNanos() <= 0) {
            deadlineNanos = shop.nowNanos() + shop.confirmNanos();
            shop.wakeAt(deadlineNanos, job);
        }
    }
}
