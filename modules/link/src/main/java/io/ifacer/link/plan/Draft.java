package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.LinkKind;
import io.ifacer.link.LinkTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A plan while it is being made: the steps so far, and the links as they will be after them. */
final class Draft {

    private final LinkTable table;
    private final Outlook outlook;
    private final Set<String> created;
    private final Findings findings;
    private final List<Step> inspections = new ArrayList<>();
    private final Set<Step> refused;
    private final Predicate<Link> mayRaise;
    private final List<Step> steps = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Set<Integer> takenDown = new HashSet<>();
    private final Set<Integer> setUp = new HashSet<>();
    private @Nullable Problem problem;

    /**
     * @param created the links that this very request made: in them every declared option must be right, while a link
     *     that was there before may keep its own
     * @param refused steps that are left out, since they failed lately
     * @param mayRaise whether a link may be set up because another one that stands on it needs it
     */
    Draft(LinkTable table, Set<String> created, Findings findings, Set<Step> refused, Predicate<Link> mayRaise) {
        this.table = table;
        this.outlook = new Outlook(table);
        this.created = created;
        this.findings = findings;
        this.refused = refused;
        this.mayRaise = mayRaise;
    }

    LinkTable table() {
        return table;
    }

    /** The link that has this name after the steps so far, as they leave it. */
    @Nullable
    Link existing(String name) {
        return outlook.byName(name);
    }

    boolean createdByThisRequest(String name) {
        return created.contains(name);
    }

    Findings findings() {
        return findings;
    }

    /** Whether an earlier step makes this link. */
    boolean promises(String name) {
        return outlook.promises(name);
    }

    /** The MTU that an earlier step gives the link, or that it has. */
    int mtuBytes(String name) {
        return outlook.mtuBytes(name);
    }

    /** Makes a link; false when that failed lately, and then nothing can be done with it. */
    boolean create(Step step, int mtuBytes) {
        if (isRefused(step)) {
            return false;
        }
        outlook.created(step.link(), mtuBytes);
        steps.add(step);
        return true;
    }

    void add(Step step) {
        if (!isRefused(step)) {
            steps.add(step);
        }
    }

    /** Whether a step failed lately, which is told of: steps that would only lead up to it are not worth taking. */
    boolean isRefused(Step step) {
        if (!refused.contains(step)) {
            return false;
        }
        Notice notice =
                new Notice(Notice.Kind.WAITING, step.link(), "'" + step.describe() + "' failed and has to wait");
        if (!notices.contains(notice)) {
            notices.add(notice);
        }
        return true;
    }

    /** Something to be known before anything else can be planned: until then it is the whole plan. */
    void inspect(Step.Inspect step) {
        if (!inspections.contains(step)) {
            inspections.add(step);
        }
    }

    /** Sets a link up, if it is not, and before it what it cannot be up without; false when that failed lately. */
    boolean ensureUp(Link link) {
        return ensureUp(link, LinkTable.MAX_DEPTH);
    }

    /** Sets up what a link cannot be up without, also as a port: the kernel sets that up itself; false when that is not to be. */
    boolean raiseLower(Link link) {
        return raiseLower(link, LinkTable.MAX_DEPTH);
    }

    private boolean raiseLower(Link link, int depthLeft) {
        Link lower = LinkKind.needsLowerUp(link.kind()) ? table.byIfindex(link.lowerHere()) : null;
        if (lower == null || depthLeft == 0 || !isDown(lower)) {
            return true;
        }
        return mayRaise.test(lower) && ensureUp(lower, depthLeft - 1);
    }

    private boolean isDown(Link link) {
        return !link.up() || takenDown.contains(link.ifindex());
    }

    private boolean ensureUp(Link link, int depthLeft) {
        if (!isDown(link)) {
            return true;
        }
        if (!raiseLower(link, depthLeft)) {
            return false;
        }
        Step up = new Step.SetUp(link.name(), link.ifindex(), true);
        if (isRefused(up)) {
            return false;
        }
        if (setUp.add(link.ifindex())) {
            steps.add(up);
        }
        return true;
    }

    /** Sets a link down, if it is up; false when that failed lately. */
    boolean takeDown(Link link) {
        if (!canTakeDown(link)) {
            return false;
        }
        if (link.up() && takenDown.add(link.ifindex())) {
            steps.add(down(link));
        }
        return true;
    }

    boolean canTakeDown(Link link) {
        return !link.up() || !isRefused(down(link));
    }

    private static Step down(Link link) {
        return new Step.SetUp(link.name(), link.ifindex(), false);
    }

    void setMtu(Link link, int mtuBytes) {
        Step set = new Step.SetMtu(link.name(), link.ifindex(), mtuBytes);
        if (!isRefused(set)) {
            outlook.resized(link.name(), mtuBytes);
            steps.add(set);
        }
    }

    /** Gives a link a name that is free; the link as it is then. If that failed lately, it goes on under the name it has. */
    Link rename(Link link, String name) {
        Step rename = new Step.Rename(name, link.ifindex(), link.name());
        if (isRefused(rename) || !takeDown(link)) {
            outlook.standsFor(link, name);
            return link;
        }
        steps.add(rename);
        return outlook.renamed(link, name);
    }

    /** Takes a port out of its bond; the kernel sets it down (bond_main.c, __bond_release_one). */
    void release(Link port, Link controller) {
        if (canRelease(port, controller)) {
            steps.add(releaseOf(port, controller));
            outlook.released(port);
        }
    }

    boolean canRelease(Link port, Link controller) {
        return !isRefused(releaseOf(port, controller));
    }

    private static Step releaseOf(Link port, Link controller) {
        return new Step.Release(port.name(), port.ifindex(), controller.name());
    }

    /** Deletes a link, and with it what stands on it; false when that failed lately, and the link is still there. */
    boolean delete(Link link) {
        Step delete = new Step.Delete(link.name(), link.ifindex());
        if (isRefused(delete)) {
            return false;
        }
        steps.add(delete);
        outlook.deleted(link);
        return true;
    }

    boolean hasSteps() {
        return !steps.isEmpty();
    }

    void notice(Notice.Kind kind, String link, String text) {
        notices.add(new Notice(kind, link, text));
    }

    /** Something that exists differs from what is asked for, and stays as it is. */
    void conflict(String link, String text, Difference difference) {
        notices.add(new Notice(Notice.Kind.SPEC_CONFLICT, link, text, difference));
    }

    /** The first problem counts: later ones may follow from it. */
    void problem(Problem.Cause cause, String link, String message, String remedy) {
        if (problem == null) {
            problem = new Problem(cause, link, message, remedy);
        }
    }

    boolean blocked() {
        return problem != null;
    }

    /** The plan of a request that is met as a whole or not at all. */
    Plan allOrNothing() {
        List<Step> next = inspections.isEmpty() ? steps : inspections;
        return new Plan(problem == null ? next : List.of(), problem, notices);
    }

    /** The plan of a repair: what can be done is done beside what cannot. */
    Plan bestEffort() {
        return new Plan(inspections.isEmpty() ? steps : inspections, problem, notices);
    }
}
