package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.engine.Flight.Failure;
import io.ifacer.link.plan.Confirmation;
import io.ifacer.link.plan.Notice;
import io.ifacer.link.plan.Plan;
import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One ADD on its way: plan, send the first step, wait until the kernel has acknowledged it and told that it took effect,
 * plan again. When something fails, everything is taken back the same way.
 */
final class Job {

    /** A step that is needed once more after this many times is reverted by somebody else. */
    private static final int MAX_REPEATS = 3;

    private final long requestId;
    private final Command.Add command;
    private final long deadlineNanos;
    private final Claims claims;
    private final Set<Notice> notices = new LinkedHashSet<>();
    private final Map<String, Integer> timesSent = new HashMap<>();
    private final Undo undo = new Undo();
    private boolean started;
    private boolean cancelled;
    private @Nullable Flight flight;
    private @Nullable Flight refused;
    private @Nullable Problem problem;

    Job(long requestId, Command.Add command, long deadlineNanos) {
        this.requestId = requestId;
        this.command = command;
        this.deadlineNanos = deadlineNanos;
        this.claims = Claims.of(command.links());
    }

    long requestId() {
        return requestId;
    }

    Command.Add command() {
        return command;
    }

    /** What no two requests work on at the same time. */
    Claims claims() {
        return claims;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    boolean started() {
        return started;
    }

    /** The attachment went while the request was at work: it is finished, but counts for nobody. */
    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** It waited until its time was up. */
    void expire(String waitedFor) {
        fail(Cause.DEADLINE, subject(), "the request's time was up while " + waitedFor);
    }

    /** The kernel refused exactly the same to another request just now. */
    void shareFate(Job other) {
        problem = other.problem;
    }

    /**
     * Whether it failed after the kernel had been asked for changes, for a reason that others who want the same would
     * meet too. How much time it had left is its own affair.
     */
    boolean failedForAll() {
        return problem != null && problem.cause() != Cause.DEADLINE && undo.anythingSent();
    }

    /** Why it failed; null while it has not. */
    @Nullable
    Problem problem() {
        return problem;
    }

    Set<Notice> notices() {
        return notices;
    }

    Undo undo() {
        return undo;
    }

    /** One of its links looks different now. */
    void changed(String name, LinkTable table) {
        if (flight != null) {
            flight.changed(name, table);
        }
    }

    /** The kernel's answer to a step of this job. */
    void answered(long stepId, StepOutcome outcome, Workshop shop) {
        if (flight != null) {
            flight.answered(stepId, outcome, shop);
        }
    }

    /** Goes as far as it can without an answer of the kernel; true when it is over, well or not. */
    boolean advance(Workshop shop) {
        if (!started) {
            started = true;
            undo.remember(claims.links(), shop.table());
        }
        if (flight != null && !flight.isOver(shop)) {
            return false;
        }
        if (flight != null) {
            settle(flight, shop.table());
            flight = null;
        }
        Step next = problem == null ? forward(shop) : null;
        if (problem != null) {
            next = back(shop);
        }
        if (next == null) {
            return true;
        }
        undo.sent(next);
        flight = Flight.send(next, requestId, shop);
        return false;
    }

    private void settle(Flight over, LinkTable table) {
        Failure failure = over.failure();
        if (over.step().creates()) {
            noteIfMade(over, table);
        }
        if (failure == null) {
            return;
        }
        if (problem != null) {
            if (!Confirmation.decided(over.step(), table)) {
                undo.failed(over.step(), failure);
            }
        } else if (failure.cause() == Cause.KERNEL_REFUSED) {
            refused = over; // the link may have changed just before: the plan decides whether it is still needed
        } else {
            fail(failure.cause(), over.step().link(), failure.message());
        }
    }

    private void noteIfMade(Flight over, LinkTable table) {
        Failure failure = over.failure();
        if (failure == null) {
            undo.created(over.step().link(), over.seenIfindex());
            return;
        }
        Link link = table.byName(over.step().link());
        if (link == null && over.unread()) {
            undo.leftover(over.step().link() + " may still come: the kernel has answered neither the request that makes"
                    + " it nor the one that reads it");
        }
        if (link == null || failure.refusedAsTaken() || undo.existedBefore(link)) {
            return;
        }
        if (link.own()) {
            undo.created(link.name(), link.ifindex());
        } else if (Confirmation.seen(over.step(), table)) {
            undo.leftover(
                    link.name() + " is there without ifacer's mark: it may be of this request or somebody else's");
        }
    }

    private @Nullable Step forward(Workshop shop) {
        if (deadlineNanos - shop.nowNanos() <= 0) {
            fail(Cause.DEADLINE, subject(), "the request's time was up before its links were right");
            return null;
        }
        Plan plan = shop.planner().plan(command.links(), shop.table(), undo.createdNames());
        notices.addAll(plan.notices());
        problem = plan.problem();
        if (plan.steps().isEmpty()) {
            return null;
        }
        Flight denied = refused;
        refused = null;
        if (denied != null && denied.failure() != null && plan.steps().contains(denied.step())) {
            fail(
                    denied.failure().cause(),
                    denied.step().link(),
                    denied.failure().message());
            return null;
        }
        Step step = plan.steps().get(0);
        if (repeatedTooOften(step)) {
            fail(
                    Cause.CONTESTED,
                    step.link(),
                    "'" + step.describe() + "' took effect " + MAX_REPEATS + " times and is needed again");
            return null;
        }
        return step;
    }

    private @Nullable Step back(Workshop shop) {
        Step step = undo.next(shop.table());
        while (step != null && repeatedTooOften(step)) {
            undo.giveUp(step, "tried " + MAX_REPEATS + " times, and still needed");
            step = undo.next(shop.table());
        }
        return step;
    }

    private boolean repeatedTooOften(Step step) {
        String way = problem == null ? "forward: " : "back: ";
        return timesSent.merge(way + step.describe(), 1, Integer::sum) > MAX_REPEATS;
    }

    private String subject() {
        return claims.links().isEmpty()
                ? command.attachment().ifName()
                : claims.links().iterator().next();
    }

    private void fail(Cause cause, String link, String message) {
        problem = new Problem(cause, link, message, Remedies.of(cause, link));
    }
}
