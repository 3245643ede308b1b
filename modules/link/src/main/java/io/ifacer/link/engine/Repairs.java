package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.plan.Difference;
import io.ifacer.link.plan.Notice;
import io.ifacer.link.plan.Plan;
import io.ifacer.link.plan.Planner;
import io.ifacer.link.plan.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Keeps desired links as they are wanted. Whatever concerns one marks it; a marked one is compared with what is wanted, what
 * is news is told, and a job repairs it as soon as nobody else is at work on it.
 */
final class Repairs {

    private final DesiredLinks desired;
    private final Observation observation;
    private final Planner planner;
    private final JobRunner runner;
    private final Watch watch;
    private final Pause pause;
    private final Alarms alarms;
    private final Outbox out;
    private final Set<Wanted> marked = new LinkedHashSet<>();
    private final Map<Wanted, RepairJob> jobs = new HashMap<>();

    /** What is looked at again when a job is over, since it may just be that job's doing. */
    private final Map<Job, Set<Wanted>> deferredTo = new HashMap<>();

    Repairs(
            DesiredLinks desired,
            Observation observation,
            Planner planner,
            JobRunner runner,
            Watch watch,
            Pause pause,
            Alarms alarms,
            Outbox out) {
        this.desired = desired;
        this.observation = observation;
        this.planner = planner;
        this.runner = runner;
        this.watch = watch;
        this.pause = pause;
        this.alarms = alarms;
        this.out = out;
    }

    void mark(Wanted wanted) {
        marked.add(wanted);
    }

    void markAll(Collection<Wanted> concerned) {
        marked.addAll(concerned);
    }

    /** A job that had its turn is over: what waited for that is looked at, and what it may have left. */
    void released(Job job) {
        Set<Wanted> deferred = deferredTo.remove(job);
        if (deferred != null) {
            marked.addAll(deferred);
        }
        for (String name : job.claims().links()) {
            Wanted wanted = desired.byName(name);
            if (wanted != null) {
                marked.add(wanted);
            }
        }
    }

    boolean isPaused(Wanted wanted) {
        return pause.holds(wanted.name());
    }

    /** Looks at what was marked; true when there is work to do now. */
    boolean look() {
        if (marked.isEmpty() || !observation.fresh()) {
            return false;
        }
        Deque<Wanted> now = new ArrayDeque<>(marked);
        marked.clear();
        boolean work = false;
        for (Wanted wanted : now) {
            work |= desired.byName(wanted.name()) == wanted && wanted.isWanted() && look(wanted);
        }
        return work;
    }

    private boolean look(Wanted wanted) {
        Unit unit = Unit.of(wanted, desired);
        Job busy = runner.atWorkOn(unit.claims());
        if (busy != null) {
            return defer(wanted, unit, busy);
        }
        List<Difference> found = planner.differences(List.of(wanted.spec()), observation.table());
        watch.tell(wanted, found);
        if (found.isEmpty() && !lacksMark(wanted)) {
            wanted.health().right(alarms.nowNanos());
            return false;
        }
        wanted.health().backoff().broken(alarms.nowNanos());
        if (!wanted.isRepairable()) {
            wanted.health().set(LinkState.FOREIGN, "somebody else made it");
            return false;
        }
        return !jobs.containsKey(wanted) && repair(wanted, unit);
    }

    /**
     * Somebody is at work on it, or on what it stands on. One that is gone and that he does not mean to make gets in line at
     * once: of a thousand VLANs that vanish with their bond, none is looked at again for each of the others.
     */
    private boolean defer(Wanted wanted, Unit unit, Job busy) {
        boolean isNext = wanted.isRepairable()
                && observation.table().byName(wanted.name()) == null
                && !busy.claims().links().contains(wanted.name())
                && !isPaused(wanted)
                && !wanted.health().backoff().mustWait(alarms.nowNanos());
        if (!isNext) {
            deferredTo.computeIfAbsent(busy, none -> new LinkedHashSet<>()).add(wanted);
            return false;
        }
        watch.tell(wanted, planner.differences(List.of(wanted.spec()), observation.table()));
        wanted.health().backoff().broken(alarms.nowNanos());
        return !jobs.containsKey(wanted) && begin(unit, "waits for its turn");
    }

    private boolean begin(Unit unit, String reason) {
        unit.target().health().set(LinkState.REPAIRING, reason);
        RepairJob job = new RepairJob(unit, this);
        jobs.put(unit.target(), job);
        runner.add(job);
        return true;
    }

    /** What is ours bears the mark, so that it is known to be ours after a restart too. */
    private boolean lacksMark(Wanted wanted) {
        Link link = observation.table().byName(wanted.name());
        if (link == null) {
            return false;
        }
        if (link.own()) {
            wanted.setMadeIfindex(link.ifindex());
            wanted.setOwn(wanted.own() || wanted.declared());
            return false;
        }
        return link.up() && link.alias().isEmpty() && link.ifindex() == wanted.madeIfindex();
    }

    private boolean repair(Wanted wanted, Unit unit) {
        LinkTable table = observation.table();
        Plan plan = planner.repair(unit.specs(table), table, unit.known(table, Set.of(), Set.of(), alarms.nowNanos()));
        if (plan.steps().isEmpty()) {
            blocked(wanted, unit, plan);
            return false;
        }
        Wanted first = unit.beneficiary(plan.steps().get(0));
        if (isPaused(wanted) || isPaused(first)) {
            wanted.health().set(LinkState.PAUSED, "repairs are paused");
            return false;
        }
        if (first.health().backoff().mustWait(alarms.nowNanos())) {
            wait(wanted, first.health().backoff());
            return false;
        }
        return begin(unit, plan.steps().get(0).describe());
    }

    private void wait(Wanted wanted, Backoff backoff) {
        wanted.health().set(LinkState.BACKING_OFF, "repaired " + backoff.times() + " times lately");
        if (wanted.health().waitsUntil(backoff.nextNanos())) {
            alarms.at(backoff.nextNanos(), () -> mark(wanted));
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
        String reason = String.join("; ", reasons);
        boolean foreign = problem != null && problem.cause() == Problem.Cause.FOREIGN;
        wanted.health().set(foreign ? LinkState.FOREIGN : LinkState.BLOCKED, reason);
        if (wanted.health().tellsBlocked(reason)) {
            out.publish(Event.Type.LINK_BLOCKED, wanted.name(), reason);
        }
    }

    /** Something is about to be sent for this link. */
    void began(Wanted wanted) {
        Backoff backoff = wanted.health().backoff();
        backoff.began(alarms.nowNanos());
        if (backoff.isContestedNow()) {
            List<String> found = wanted.health().differences().stream()
                    .map(Difference::describe)
                    .toList();
            out.publish(
                    Event.Type.LINK_CONTESTED,
                    wanted.name(),
                    "needs its repair no. " + backoff.times() + " in a short while: found again "
                            + String.join("; ", found)
                            + ". Something else may manage it; ifacer waits longer each time");
        }
    }

    void over(RepairJob job) {
        Wanted target = job.unit().target();
        jobs.remove(target, job);
        for (Wanted wanted : job.treated()) {
            wanted.health().backoff().ended(alarms.nowNanos());
            wanted.health().refused().clear();
        }
        String failure = job.failure();
        if (failure == null) {
            return;
        }
        job.refused()
                .forEach(step -> job.unit().beneficiary(step).health().refused().add(step));
        if (target.health().tellsFailure(failure)) {
            long pauseNanos = target.health().backoff().nextNanos() - alarms.nowNanos();
            out.publish(
                    Event.Type.REPAIR_FAILED,
                    target.name(),
                    failure + "; tried again in " + TimeUnit.NANOSECONDS.toMillis(Math.max(0, pauseNanos)) + " ms");
        }
    }
}
