package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.plan.Confirmation;
import io.ifacer.link.plan.Findings;
import io.ifacer.link.plan.Notice;
import io.ifacer.link.plan.Plan;
import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome.Inspected;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One ADD on its way. Nothing is made before it is remembered, and nothing is answered before it is known who holds it. When
 * something fails, everything is taken back the same way.
 */
final class AddJob extends Job {

    private final long requestId;
    private final Command.Add command;
    private final long deadlineNanos;
    private final Conclusion conclusion;
    private final Keeping keeping;
    private final Set<Notice> notices = new LinkedHashSet<>();
    private final Undo undo = new Undo();
    private final Set<String> lookedFor = new HashSet<>();
    private Findings findings = Findings.NONE;
    private boolean cancelled;
    private @Nullable Flight refused;
    private @Nullable Problem problem;

    AddJob(long requestId, Command.Add command, Claims claims, long deadlineNanos, Conclusion conclusion) {
        super(claims);
        this.requestId = requestId;
        this.command = command;
        this.deadlineNanos = deadlineNanos;
        this.conclusion = conclusion;
        this.keeping = new Keeping(this);
    }

    long requestId() {
        return requestId;
    }

    Command.Add command() {
        return command;
    }

    Holding holding() {
        return new Holding(command.attachment(), command.netns(), command.links());
    }

    /** The attachment went while the request was at work: it is finished, but counts for nobody. */
    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Whether it is written down, or about to be, that the attachment holds links. */
    boolean noted() {
        return keeping.noted();
    }

    /** What it had remembered, also when it came to nothing. */
    List<DesiredLink> remembered() {
        return keeping.remembered();
    }

    /** It waited until its time was up. */
    void expire(String waitedFor) {
        fail(Cause.DEADLINE, subject(), "the request's time was up while " + waitedFor);
    }

    @Override
    boolean sharesFateOf(Job other) {
        if (other instanceof AddJob failed && command.links().equals(failed.command.links())) {
            problem = failed.problem;
            return true;
        }
        return false;
    }

    /** How much time a request had left is its own affair, and what the disk says is asked anew. */
    @Override
    boolean failedForAll() {
        return problem != null
                && problem.cause() != Cause.DEADLINE
                && problem.cause() != Cause.STORE_FAILED
                && (undo.anythingSent() || problem.cause() == Cause.PORT_ADDRESSED);
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

    @Override
    void landed(Flight over, Workshop shop) {
        Failure failure = over.failure();
        if (over.step().creates()) {
            noteIfMade(over, shop.table());
        }
        if (failure == null) {
            learn(over);
            tellOfDeletion(over.step());
            if (over.step().changes()) {
                undo.changed();
            }
            return;
        }
        if (failure.missed()) {
            return; // the table has what was found: that is planned with
        }
        lookedFor.add(over.step().link()); // read after the failure
        if (problem != null) {
            if (!Confirmation.decided(over.step(), shop.table())) {
                undo.failed(over.step(), failure);
            }
        } else if (failure.cause() == Cause.KERNEL_REFUSED) {
            refused = over; // the link may have changed just before: the plan decides whether it is still needed
        } else if (failure.cause() == Cause.VLAN_ID_TAKEN) {
            String vlan = over.step().link();
            fail(Cause.VLAN_ID_TAKEN, vlan, failure.message() + conclusion.whereIs(vlan));
        } else {
            fail(over.step(), failure);
            if (over.unread() && over.step().changes()) {
                undo.leftover("'" + over.step().describe()
                        + "' may still be carried out: neither it nor the read after it was answered");
            }
        }
    }

    /** On its way forward it deletes nothing but what came with the module: that is told of, whatever becomes of the rest. */
    private void tellOfDeletion(Step step) {
        if (step instanceof Step.Delete && problem == null) {
            undo.leftover(step.link() + ", which was empty and in nobody's use, stays deleted");
            conclusion.gaveWay(this, step);
        }
    }

    private void learn(Flight landed) {
        Inspected found = landed.inspected();
        if (found != null) {
            findings = findings.withInspected(landed.step().ifindex(), found);
        } else if (landed.step() instanceof Step.Attach attach) {
            findings = findings.withAttached(attach.link()).withoutInspected(attach.ifindex());
        }
    }

    private void noteIfMade(Flight over, LinkTable table) {
        Failure failure = over.failure();
        if (failure == null) {
            undo.created(over.step().link(), over.seenIfindex());
            return;
        }
        Link link = table.byName(over.step().link());
        if (link == null || failure.refusedAsTaken() || undo.existedBefore(link)) {
            return;
        }
        if (link.own()) {
            undo.created(link.name(), link.ifindex());
        } else if (Confirmation.couldHaveMade(over.step(), link)) {
            undo.leftover(link.name()
                    + " is there without ifacer's mark: somebody may have changed it, or made the interface");
        }
    }

    @Override
    void gone(Link link) {
        undo.gone(link);
        findings = findings.withoutInspected(link.ifindex());
    }

    @Override
    void came(Link link) {
        undo.came(link);
    }

    @Override
    @Nullable
    Step next(Workshop shop) {
        Step next = problem == null ? forward(shop) : null;
        return problem == null ? next : back(shop);
    }

    @Override
    boolean waits() {
        return problem == null && keeping.waits();
    }

    private @Nullable Step forward(Workshop shop) {
        if (deadlineNanos - shop.nowNanos() <= 0) {
            expireAtWork();
            return null;
        }
        if (keeping.waits()) {
            return null;
        }
        Plan plan = shop.planner()
                .plan(command.links(), shop.table(), undo.standing(shop.table()), findings, conclusion::isKept);
        Step look = lookForMissing(plan, shop.table());
        if (look != null) {
            return look;
        }
        note(plan.notices());
        problem = plan.problem() == null ? conclusion.disagreement(command.links()) : plan.problem();
        if (problem == null) {
            problem = keeping.keep(plan, shop, conclusion);
        }
        if (problem != null || keeping.waits() || plan.steps().isEmpty()) {
            return null;
        }
        return first(plan, shop.table());
    }

    /**
     * Asks the kernel itself for a link that is missing, once: an altname that was given to a card while it is down is not
     * told of (net/core/rtnetlink.c, rtnl_linkprop; net/core/dev.c, netdev_state_change), and udev gives them then.
     */
    private @Nullable Step lookForMissing(Plan plan, LinkTable table) {
        if (undo.anythingSent() || !lacksLinks(plan)) {
            return null;
        }
        return command.links().stream()
                .flatMap(link -> link.lowers().stream())
                .filter(lower -> table.byName(lower) == null && !isToBeMade(lower) && lookedFor.add(lower))
                .findFirst()
                .map(Step.Reread::new)
                .orElse(null);
    }

    private static boolean lacksLinks(Plan plan) {
        Problem found = plan.problem();
        return found == null
                ? plan.notices().stream().anyMatch(notice -> notice.kind() == Notice.Kind.PORT_AWAITED)
                : found.cause() == Cause.LINK_MISSING;
    }

    private boolean isToBeMade(String name) {
        return command.links().stream().anyMatch(link -> link.name().equals(name));
    }

    /** A port that was awaited may have come meanwhile: of those only the last word counts. */
    private void note(List<Notice> latest) {
        notices.removeIf(notice -> notice.kind() == Notice.Kind.PORT_AWAITED);
        notices.addAll(latest);
        notices.removeIf(notice -> notice.kind() == Notice.Kind.MODULE_BOND); // told of when it has happened
    }

    private void expireAtWork() {
        if (keeping.waits()) {
            fail(Cause.STORE_FAILED, subject(), "what was to be remembered was not saved in time");
        } else {
            fail(Cause.DEADLINE, subject(), "the request's time was up before its links were right");
        }
    }

    private @Nullable Step first(Plan plan, LinkTable table) {
        Failure denied = refused == null ? null : refused.failure();
        if (refused != null && denied != null && plan.steps().contains(refused.step())) {
            fail(refused.step(), denied);
            return null;
        }
        refused = null;
        Step step = plan.steps().get(0);
        if (repeatedTooOften("forward: ", step)) {
            fail(step, Failure.inVain(step, MAX_REPEATS));
            return null;
        }
        if (!undo.anythingSent()) {
            undo.remember(claims().links(), table); // and not earlier: most requests find all right
        }
        undo.sent(step, table);
        return step;
    }

    private @Nullable Step back(Workshop shop) {
        Step step = undo.next(shop.table());
        while (step != null && repeatedTooOften("back: ", step)) {
            undo.giveUp(step, "tried " + MAX_REPEATS + " times, and still needed");
            step = undo.next(shop.table());
        }
        if (step != null) {
            undo.sent(step, shop.table());
        }
        return step;
    }

    @Override
    void over() {
        conclusion.of(this);
    }

    /** The link that stands for the whole request where none in particular is to blame. */
    String subject() {
        return command.links().isEmpty()
                ? command.attachment().ifName()
                : claims().links().iterator().next();
    }

    private void fail(Step step, Failure failure) {
        fail(failure.cause(), step.link(), failure.message());
    }

    private void fail(Cause cause, String link, String message) {
        problem = Remedies.problem(cause, link, message);
    }
}
