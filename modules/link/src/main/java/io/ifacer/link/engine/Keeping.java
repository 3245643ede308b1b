package io.ifacer.link.engine;

import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Memo;
import io.ifacer.link.plan.Plan;
import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an ADD has to have remembered before it may go on: its links before the first of them is made, and, when they are
 * right, who holds them before anybody is told so.
 */
final class Keeping {

    private enum Saving {
        NOTHING,
        LINKS,
        HOLDING
    }

    private final AddJob job;
    private final List<DesiredLink> remembered = new ArrayList<>();
    private Saving saving = Saving.NOTHING;
    private boolean noted;
    private boolean holdingSaved;
    private @Nullable Problem problem;

    Keeping(AddJob job) {
        this.job = job;
    }

    boolean waits() {
        return saving != Saving.NOTHING;
    }

    /** Whether it is written down, or may be, that the attachment holds links. */
    boolean noted() {
        return noted;
    }

    /** The links that this ADD had remembered. */
    List<DesiredLink> remembered() {
        return remembered;
    }

    /** Has saved what the plan needs saved; the problem when it could not be. Afterwards it may have to be waited. */
    @Nullable
    Problem keep(Plan plan, Workshop shop, Conclusion conclusion) {
        keepLinks(plan, shop, conclusion);
        boolean isRight = plan.steps().isEmpty() && !waits() && problem == null;
        if (isRight && !holdingSaved && !job.cancelled() && !conclusion.isHeld(job.holding())) {
            note(shop);
        }
        return problem;
    }

    /** Only what is ours, or is going to be, is to be there again after a reboot. */
    private void keepLinks(Plan plan, Workshop shop, Conclusion conclusion) {
        Set<String> made = new HashSet<>(job.undo().standing(shop.table()));
        plan.steps().stream().filter(Step::creates).map(Step::link).forEach(made::add);
        List<DesiredLink> ours = new ArrayList<>();
        for (DesiredLink wanted : job.command().links()) {
            if (conclusion.isOurs(wanted.name(), made.contains(wanted.name()))) {
                ours.add(wanted);
            }
        }
        if (problem == null
                && !shop.memory().knows(ours.stream().map(DesiredLink::name).toList())) {
            saving = Saving.LINKS;
            remembered.addAll(ours);
            shop.memory().remember(ours, failure -> saved("that the node is to have ", failure, shop));
        }
    }

    private void note(Workshop shop) {
        saving = Saving.HOLDING;
        noted = true;
        shop.memory().note(new Memo.Attached(job.holding()), failure -> {
            holdingSaved = failure == null;
            saved("who uses ", failure, shop);
        });
    }

    private void saved(String what, @Nullable String failure, Workshop shop) {
        saving = Saving.NOTHING;
        if (failure != null) {
            List<DesiredLink> links = job.command().links();
            String link = links.isEmpty() ? job.subject() : links.get(0).name();
            problem = Remedies.problem(Cause.STORE_FAILED, link, "could not remember " + what + link + ": " + failure);
        }
        shop.wake(job);
    }
}
