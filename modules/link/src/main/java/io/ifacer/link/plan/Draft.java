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

/** A plan while it is being made: what is observed, what earlier steps will have made, and the steps so far. */
final class Draft {

    private final LinkTable table;
    private final Set<String> created;
    private final Findings findings;
    private final List<Step> inspections = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Map<String, Integer> promisedMtuBytes = new HashMap<>();
    private final Set<String> setUp = new HashSet<>();
    private @Nullable Problem problem;

    /**
     * @param created the links that this very request made: in them every declared option must be right, while a link
     *     that was there before may keep its own
     */
    Draft(LinkTable table, Set<String> created, Findings findings) {
        this.table = table;
        this.created = created;
        this.findings = findings;
    }

    LinkTable table() {
        return table;
    }

    @Nullable
    Link existing(String name) {
        return table.byName(name);
    }

    boolean createdByThisRequest(String name) {
        return created.contains(name);
    }

    Findings findings() {
        return findings;
    }

    /** Whether an earlier step makes this link. */
    boolean promises(String name) {
        return promisedMtuBytes.containsKey(name);
    }

    /** The MTU that an earlier step gives the link that it makes, or that the link has. */
    int mtuBytes(String name) {
        Link link = table.byName(name);
        return link == null ? promisedMtuBytes.getOrDefault(name, 0) : link.mtuBytes();
    }

    void create(Step step, int mtuBytes) {
        promisedMtuBytes.put(step.link(), mtuBytes);
        steps.add(step);
    }

    void add(Step step) {
        steps.add(step);
    }

    /** Something to be known before anything at all is touched. */
    void inspect(Step.Inspect step) {
        inspections.add(step);
    }

    void ensureUp(Link link) {
        if (!link.up() && setUp.add(link.name())) {
            steps.add(new Step.SetUp(link.name(), link.ifindex(), true));
        }
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

    Plan plan() {
        List<Step> all = new ArrayList<>(inspections);
        all.addAll(steps);
        return new Plan(problem == null ? all : List.of(), problem, notices);
    }
}
