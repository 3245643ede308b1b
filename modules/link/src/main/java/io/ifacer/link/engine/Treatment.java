package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.Listing;
import io.ifacer.link.plan.Difference;
import io.ifacer.link.plan.Known;
import io.ifacer.link.plan.Notice;
import io.ifacer.link.plan.Plan;
import io.ifacer.link.plan.Planner;
import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What is done for a link that is not as it is wanted: it is repaired, or it has to wait, and somebody is told why. */
final class Treatment {

    private final LinkTable table;
    private final Planner planner;
    private final JobRunner runner;
    private final Pause pause;
    private final Alarms alarms;
    private final SparedPorts spared;
    private final Elsewhere elsewhere;
    private final Outbox out;
    private final Consumer<Wanted> again;
    private final Map<Wanted, RepairJob> jobs = new HashMap<>();

    /** Tells {@code again} of links that are to be looked at again. */
    Treatment(
            LinkTable table,
            Planner planner,
            JobRunner runner,
            Pause pause,
            Alarms alarms,
            SparedPorts spared,
            Elsewhere elsewhere,
            Outbox out,
            Consumer<Wanted> again) {
        this.table = table;
        this.planner = planner;
        this.runner = runner;
        this.pause = pause;
        this.alarms = alarms;
        this.spared = spared;
        this.elsewhere = elsewhere;
        this.out = out;
        this.again = again;
    }

    SparedPorts spared() {
        return spared;
    }

    boolean isPaused(Wanted wanted) {
        return pause.holds(wanted.name());
    }

    /** Plans what can be done for a link that is not right; true when there is work to do now. */
    boolean of(Wanted wanted, Unit unit) {
        if (jobs.containsKey(wanted)) {
            return false;
        }
        Known known = unit.known(table, Set.of(), unit.refusedLately(alarms.nowNanos()), spared.findings());
        Plan plan = planner.repair(unit.specs(table), table, known);
        if (plan.steps().isEmpty()) {
            blocked(wanted, unit, plan);
            return false;
        }
        Wanted first = unit.beneficiary(plan.steps().get(0));
        if (isPaused(wanted) || isPaused(first) || hasToLookAtPaused(unit, plan)) {
            wanted.health().set(LinkState.PAUSED, "repairs are paused");
            return false;
        }
        if (first.health().backoff().mustWait(alarms.nowNanos())) {
            wait(wanted, first.health().backoff());
            return false;
        }
        return begin(unit, plan.steps().get(0).describe());
    }

    /**
     * Whether ports are to be looked at, which is only the beginning, while repairs of another link are paused that may want
     * the same ones: what is found out would come to nothing and be forgotten, to be looked at again at once and for ever.
     */
    private boolean hasToLookAtPaused(Unit unit, Plan plan) {
        return plan.steps().get(0) instanceof Step.Inspect
                && unit.members().stream().anyMatch(this::isPaused);
    }

    /** Sets a job to it, unless there is one already; true when there is one more. */
    boolean begin(Unit unit, String reason) {
        if (jobs.containsKey(unit.target())) {
            return false;
        }
        unit.target().health().set(LinkState.REPAIRING, reason);
        RepairJob job = new RepairJob(unit, this);
        jobs.put(unit.target(), job);
        runner.add(job);
        return true;
    }

    private void wait(Wanted wanted, Backoff backoff) {
        wanted.health()
                .set(
                        LinkState.BACKING_OFF,
                        "repaired " + (backoff.times() == 1 ? "once" : backoff.times() + " times") + " lately");
        if (wanted.health().waitsUntil(backoff.nextNanos())) {
            alarms.at(backoff.nextNanos(), () -> again.accept(wanted));
        }
    }

    private void blocked(Wanted wanted, Unit unit, Plan plan) {
        for (Wanted member : unit.members()) {
            Backoff backoff = member.health().backoff();
            if (backoff.mustWait(alarms.nowNanos())
                    && !member.health().refused().isEmpty()) {
                wait(wanted, backoff); // what failed is tried again
                return;
            }
        }
        Problem problem = plan.problem();
        List<String> reasons = new ArrayList<>();
        if (problem != null) {
            reasons.add(problem.message());
        }
        plan.notices().stream()
                .filter(notice -> notice.kind() == Notice.Kind.WAITING)
                .map(Notice::text)
                .forEach(reasons::add);
        String reason = Listing.of(reasons, "; ");
        boolean foreign = problem != null && problem.cause() == Problem.Cause.FOREIGN;
        wanted.health().set(foreign ? LinkState.FOREIGN : LinkState.BLOCKED, reason);
        if (wanted.health().tellsBlocked(reason)) {
            Event.Cause cause = problem == null ? Event.Cause.WAITING : Causes.of(problem.cause());
            tell(Event.Type.LINK_BLOCKED, cause, wanted, differences(wanted), reason);
        }
    }

    /** Something is about to be sent for this link, since the target of a job is not right. */
    void began(Wanted wanted, Wanted target) {
        Backoff backoff = wanted.health().backoff();
        backoff.began(alarms.nowNanos());
        if (backoff.isContestedNow()) {
            List<Difference> found = differences(wanted.health().differences().isEmpty() ? target : wanted);
            tell(
                    Event.Type.LINK_CONTESTED,
                    wanted.health().foundBy(),
                    wanted,
                    found,
                    "needs its repair no. " + backoff.contests() + " in a short while: found again "
                            + Listing.of(
                                    found.stream().map(Difference::describe).toList(), "; ")
                            + ". Something else may manage it; ifacer waits longer each time");
        }
    }

    /** A bond that came with the module was deleted, so that there can be another of its name. */
    void gaveWay(Wanted wanted, Step deletion) {
        out.publish(new Event(Event.Type.LINK_DELETED, wanted.health().foundBy(), deletion.link(), Notice.GAVE_WAY)
                .with(FieldChanges.ifindex(deletion.ifindex(), Wanted.NONE))
                .concerning(wanted.owners()));
    }

    /** In what a link is not as it is wanted; one that has all fields right lacks the mark. */
    private static List<Difference> differences(Wanted wanted) {
        List<Difference> found = wanted.health().differences();
        return found.isEmpty() ? List.of(new Difference(wanted.name(), "alias", Link.OWN_ALIAS, "none")) : found;
    }

    private void tell(Event.Type type, Event.Cause cause, Wanted wanted, List<Difference> found, String text) {
        out.publish(new Event(type, cause, wanted.name(), text)
                .with(FieldChanges.drift(wanted.name(), found))
                .concerning(wanted.owners()));
    }

    void heldElsewhere(Wanted wanted, String message) {
        elsewhere.refused(wanted, message);
    }

    private static boolean isRefused(Wanted wanted, RepairJob job) {
        return job.heldElsewhere().contains(wanted)
                || job.refused().entrySet().stream()
                        .anyMatch(refused ->
                                refused.getValue().isRefusal() && job.unit().beneficiary(refused.getKey()) == wanted);
    }

    void over(RepairJob job) {
        Wanted target = job.unit().target();
        jobs.remove(target, job);
        for (Wanted wanted : job.treated()) {
            Backoff backoff = wanted.health().backoff();
            if (isRefused(wanted, job)) {
                backoff.refused();
            }
            if (job.heldElsewhere().contains(wanted)) {
                backoff.inVain();
            }
            backoff.ended(alarms.nowNanos());
            wanted.health().refused().clear();
        }
        Failure failure = job.failure();
        if (failure == null) {
            return;
        }
        job.refused()
                .keySet()
                .forEach(step -> job.unit().beneficiary(step).health().refused().add(step));
        if (target.health().tellsFailure(failure.message())) {
            long pauseNanos = target.health().backoff().nextNanos() - alarms.nowNanos();
            tell(
                    Event.Type.REPAIR_FAILED,
                    Causes.of(failure.cause()),
                    target,
                    differences(target),
                    failure.message() + "; tried again in " + TimeUnit.NANOSECONDS.toMillis(Math.max(0, pauseNanos))
                            + " ms");
        }
    }
}
