package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan while it is being made: the steps so far, and the links as they will be after them. Links that exist are told apart
 * by their ifindex, since a step can give one another name.
 */
final class Draft {

    private final LinkTable table;
    private final Set<String> created;
    private final Set<Step> refused;
    private final List<Step> steps = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Set<String> promised = new HashSet<>();
    private final Map<String, Integer> mtuBytesToBe = new HashMap<>();
    private final Map<String, Link> renamed = new HashMap<>();
    private final Set<Integer> withoutTheirName = new HashSet<>();
    private final Set<Integer> takenDown = new HashSet<>();
    private final Set<Integer> setUp = new HashSet<>();
    private @Nullable Problem problem;

    /**
     * @param created the links that this very request made: in them every declared option must be right, while a link
     *     that was there before may keep its own
     * @param refused steps that are left out, since they failed lately
     */
    Draft(LinkTable table, Set<String> created, Set<Step> refused) {
        this.table = table;
        this.created = created;
        this.refused = refused;
    }

    LinkTable table() {
        return table;
    }

    /** The link that has this name, or that an earlier step gives it. */
    @Nullable
    Link existing(String name) {
        Link taken = renamed.get(name);
        if (taken != null) {
            return taken;
        }
        Link link = table.byName(name);
        return link == null || withoutTheirName.contains(link.ifindex()) ? null : link;
    }

    boolean createdByThisRequest(String name) {
        return created.contains(name);
    }

    /** Whether an earlier step makes this link. */
    boolean promises(String name) {
        return promised.contains(name);
    }

    /** The MTU that an earlier step gives the link, or that it has. */
    int mtuBytes(String name) {
        Link link = existing(name);
        return mtuBytesToBe.getOrDefault(name, link == null ? 0 : link.mtuBytes());
    }

    /** Makes a link; false when that failed lately, and then nothing can be done with it. */
    boolean create(Step step, int mtuBytes) {
        if (isRefused(step)) {
            return false;
        }
        promised.add(step.link());
        mtuBytesToBe.put(step.link(), mtuBytes);
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

    void ensureUp(Link link) {
        boolean down = !link.up() || takenDown.contains(link.ifindex());
        if (down && setUp.add(link.ifindex())) {
            add(new Step.SetUp(link.name(), link.ifindex(), true));
        }
    }

    void takeDown(Link link) {
        if (link.up() && takenDown.add(link.ifindex())) {
            add(new Step.SetUp(link.name(), link.ifindex(), false));
        }
    }

    void setMtu(Link link, int mtuBytes) {
        mtuBytesToBe.put(link.name(), mtuBytes);
        add(new Step.SetMtu(link.name(), link.ifindex(), mtuBytes));
    }

    /** Gives a link a name that is free; the link as it is then. If that failed lately, it goes on under the name it has. */
    Link rename(Link link, String name) {
        Step rename = new Step.Rename(name, link.ifindex(), link.name());
        Link now = link;
        if (!isRefused(rename)) {
            takeDown(link);
            steps.add(rename);
            withoutTheirName.add(link.ifindex());
            now = link.named(name);
        }
        renamed.put(name, now);
        return now;
    }

    /** Deletes a link, and with it what stands on it; false when that failed lately, and the link is still there. */
    boolean delete(Link link) {
        Step delete = new Step.Delete(link.name(), link.ifindex());
        if (isRefused(delete)) {
            return false;
        }
        steps.add(delete);
        forget(link);
        return true;
    }

    private void forget(Link link) {
        withoutTheirName.add(link.ifindex());
        table.uppersOf(link.ifindex()).forEach(this::forget);
    }

    boolean hasSteps() {
        return !steps.isEmpty();
    }

    void notice(Notice.Kind kind, String link, String text) {
        notices.add(new Notice(kind, link, text));
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
        return new Plan(problem == null ? steps : List.of(), problem, notices);
    }

    /** The plan of a repair: what can be done is done beside what cannot. */
    Plan bestEffort() {
        return new Plan(steps, problem, notices);
    }
}
