package io.ifacer.link.engine;

import io.ifacer.link.LinkTable;
import io.ifacer.link.plan.Confirmation;
import io.ifacer.link.plan.Step;

/** One step on its way: sent, then acknowledged, then seen; or failed, and then read again. */
final class Flight {

    private enum State {
        /** The kernel's answer is awaited. */
        SENT,
        /** Acknowledged; the notification that shows the effect is awaited. */
        ACKNOWLEDGED,
        /** Acknowledged, but the kernel tells nobody of such an effect: the answer to a reread is awaited. */
        READING_EFFECT,
        /** Refused or unanswered, perhaps half applied: the answer to a reread is awaited. */
        READING_DAMAGE
    }

    private final Step step;
    private final long deadlineNanos;
    private State state = State.SENT;
    private long awaitedStepId;
    private boolean possiblyMade;

    Flight(Step step, long stepId, long deadlineNanos) {
        this.step = step;
        this.awaitedStepId = stepId;
        this.deadlineNanos = deadlineNanos;
    }

    Step step() {
        return step;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    boolean awaits(long stepId) {
        return awaitedStepId == stepId;
    }

    void acknowledged() {
        state = State.ACKNOWLEDGED;
        awaitedStepId = 0;
    }

    void readEffect(long stepId) {
        state = State.READING_EFFECT;
        awaitedStepId = stepId;
    }

    /** @param unanswered whether the request may have been carried out all the same */
    void readDamage(long stepId, boolean unanswered) {
        state = State.READING_DAMAGE;
        awaitedStepId = stepId;
        possiblyMade = unanswered;
    }

    boolean readingDamage() {
        return state == State.READING_DAMAGE;
    }

    /** Whether a request that never was answered may have made a link. */
    boolean possiblyMade() {
        return possiblyMade;
    }

    /** Both in: the kernel's acknowledgement, and what shows the effect. */
    boolean landed(LinkTable table) {
        return state == State.ACKNOWLEDGED && Confirmation.seen(step, table);
    }

    boolean overdue(long nowNanos) {
        return deadlineNanos - nowNanos <= 0;
    }
}
