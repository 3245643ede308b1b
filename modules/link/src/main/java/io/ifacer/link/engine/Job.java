package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Confirmation;
import io.ifacer.link.plan.KernelRefusal;
import io.ifacer.link.plan.Notice;
import io.ifacer.link.plan.Plan;
import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One ADD on its way: plan, send the first step, wait until the kernel has acknowledged it and told that it took effect,
 * plan again. When something fails, everything is taken back the same way.
 */
final class Job {

    /** A plan that is still not empty after this many steps is being fought by somebody else. */
    private static final int MAX_STEPS = 256;

    private final long requestId;
    private final Command.Add command;
    private final long deadlineNanos;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<Notice> notices = new LinkedHashSet<>();
    private final Undo undo = new Undo();
    private boolean started;
    private boolean cancelled;
    private int stepsSent;
    private @Nullable Flight flight;
    private @Nullable Problem problem;

    Job(long requestId, Command.Add command, long deadlineNanos) {
        this.requestId = requestId;
        this.command = command;
        this.deadlineNanos = deadlineNanos;
        for (DesiredLink link : command.links()) {
            names.addAll(link.lowers());
            names.add(link.name());
        }
    }

    long requestId() {
        return requestId;
    }

    Command.Add command() {
        return command;
    }

    /** Every link that the request may touch: no two requests that share one are at work at the same time. */
    Set<String> names() {
        return names;
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
    void expire() {
        fail(Cause.DEADLINE, subject(), "the request's time was up while others were at work before it");
    }

    /** The kernel refused exactly the same to another request just now. */
    void shareFate(Job other) {
        problem = other.problem;
    }

    /** Whether it failed only after the kernel had been asked for changes. */
    boolean failedAtWork() {
        return problem != null && undo.anythingSent();
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

    /** Goes as far as it can without an answer of the kernel; true when it is over, well or not. */
    boolean advance(Workshop shop) {
        if (!started) {
            started = true;
            undo.remember(names, shop.table());
        }
        if (flight != null && !isOver(flight, shop)) {
            return false;
        }
        flight = null;
        Step next = problem == null ? forward(shop) : null;
        if (problem != null) {
            next = undo.next(shop.table());
        }
        if (next == null) {
            return true;
        }
        send(next, shop);
        return false;
    }

    /** The kernel's answer to a step of this job. */
    void answered(long stepId, StepOutcome outcome, Workshop shop) {
        Flight current = flight;
        if (current == null || !current.awaits(stepId)) {
            return;
        }
        if (outcome instanceof StepOutcome.Found found) {
            shop.reread(current.step().link(), found.link());
            afterReread(current, shop);
        } else if (outcome instanceof StepOutcome.Acked) {
            current.acknowledged();
            if (!Confirmation.notifies(current.step(), shop.table())) {
                current.readEffect(reread(current.step(), shop));
            }
        } else {
            failed(current, outcome, shop);
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
        Step step = plan.steps().get(0);
        if (++stepsSent > MAX_STEPS) {
            fail(
                    Cause.CONTESTED,
                    step.link(),
                    "after " + MAX_STEPS + " steps, '" + step.describe() + "' is still needed");
        }
        return step;
    }

    private void send(Step step, Workshop shop) {
        undo.sent(step);
        flight = new Flight(step, shop.apply(step, requestId), shop.nowNanos() + shop.confirmNanos());
        shop.wakeAt(flight.deadlineNanos(), requestId);
    }

    private long reread(Step step, Workshop shop) {
        return shop.apply(new Step.Reread(step.link()), requestId);
    }

    private boolean isOver(Flight current, Workshop shop) {
        LinkTable table = shop.table();
        if (current.landed(table)) {
            noteIfMade(current.step(), table);
            return true;
        }
        if (!current.overdue(shop.nowNanos())) {
            return false;
        }
        if (!current.readingDamage()) {
            noteIfMade(current.step(), table);
            failStep(current.step(), Cause.NOT_CONFIRMED, notConfirmed(current.step(), table));
        }
        return true;
    }

    private void failed(Flight current, StepOutcome outcome, Workshop shop) {
        Step step = current.step();
        boolean unanswered = outcome instanceof StepOutcome.Unanswered;
        if (outcome instanceof StepOutcome.Refused refused) {
            // a name that was taken just now is no failure yet: what took it may be just what is wanted
            if (!isCreation(step) || refused.refusal().errno() != KernelRefusal.EEXIST) {
                failStep(step, Cause.KERNEL_REFUSED, refused.refusal().describe());
            }
        } else if (outcome instanceof StepOutcome.Unanswered silence) {
            failStep(step, Cause.KERNEL_SILENT, "no answer to '" + step.describe() + "': " + silence.reason());
        }
        if (current.readingDamage()) {
            flight = null; // the reread itself failed: the table has to do
        } else {
            current.readDamage(reread(step, shop), unanswered);
        }
    }

    private void afterReread(Flight current, Workshop shop) {
        LinkTable table = shop.table();
        Step step = current.step();
        if (current.readingDamage()) {
            Link link = table.byName(step.link());
            if (current.possiblyMade() && link != null && link.own()) {
                noteIfMade(step, table);
            }
            flight = null;
        } else {
            current.acknowledged();
            if (shop.fresh() && !Confirmation.seen(step, table)) {
                failStep(step, Cause.NOT_CONFIRMED, notConfirmed(step, table));
                flight = null;
            }
        }
    }

    private static String notConfirmed(Step step, LinkTable table) {
        return "the kernel did not tell that '" + step.describe() + "' took effect; found: "
                + Confirmation.found(step, table);
    }

    private void noteIfMade(Step step, LinkTable table) {
        Link link = isCreation(step) ? table.byName(step.link()) : null;
        if (link != null && !undo.existedBefore(step.link())) {
            undo.created(step.link(), link.ifindex());
        }
    }

    private static boolean isCreation(Step step) {
        return step instanceof Step.CreateBond || step instanceof Step.CreateVlan;
    }

    /** On the way forward the first failure decides; on the way back it is one more thing that could not be undone. */
    private void failStep(Step step, Cause cause, String reason) {
        if (problem == null) {
            fail(cause, step.link(), reason);
        } else {
            undo.giveUp(step, reason);
        }
    }

    private String subject() {
        return names.isEmpty()
                ? command.attachment().ifName()
                : names.iterator().next();
    }

    private void fail(Cause cause, String link, String message) {
        problem = new Problem(cause, link, message, Remedies.of(cause, link));
    }
}
