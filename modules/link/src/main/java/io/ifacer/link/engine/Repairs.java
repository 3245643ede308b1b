package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.plan.Difference;
import io.ifacer.link.plan.Planner;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private final Treatment treatment;
    private final Alarms alarms;
    private final Set<Wanted> marked = new LinkedHashSet<>();

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
            SparedPorts spared,
            Elsewhere elsewhere,
            Outbox out) {
        this.desired = desired;
        this.observation = observation;
        this.planner = planner;
        this.runner = runner;
        this.watch = watch;
        this.alarms = alarms;
        this.treatment =
                new Treatment(observation.table(), planner, runner, pause, alarms, spared, elsewhere, out, this::mark);
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
        Unit unit = Unit.of(wanted, desired, observation.table());
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
        return treatment.of(wanted, unit);
    }

    /**
     * Somebody is at work on it, or on what it stands on. One that is gone and that he does not mean to make gets in line at
     * once: of a thousand VLANs that vanish with their bond, none is looked at again for each of the others.
     */
    private boolean defer(Wanted wanted, Unit unit, Job busy) {
        boolean isGone = wanted.isRepairable() && observation.table().byName(wanted.name()) == null;
        boolean isOfBusy = busy.claims().links().contains(wanted.name());
        if (isGone && (!isOfBusy || wasThere(wanted, busy))) {
            watch.tell(wanted, planner.differences(List.of(wanted.spec()), observation.table()));
        }
        watch.tellLeft(wanted, busy);
        boolean isNext = isGone
                && !isOfBusy
                && !treatment.isPaused(wanted)
                && !wanted.health().backoff().mustWait(alarms.nowNanos());
        if (!isNext) {
            deferredTo.computeIfAbsent(busy, none -> new LinkedHashSet<>()).add(wanted);
            return false;
        }
        wanted.health().backoff().broken(alarms.nowNanos());
        return treatment.begin(unit, "waits for its turn");
    }

    /** Whether it was there, and is gone without the job at work on it having deleted it: that is news at once. */
    private static boolean wasThere(Wanted wanted, Job busy) {
        return !wanted.seen().equals(Birth.NONE) && !busy.hasDeleted(wanted.name());
    }

    /** What is ours bears the mark, so that it is known to be ours after a restart too. */
    private boolean lacksMark(Wanted wanted) {
        Link link = observation.table().byName(wanted.name());
        if (link == null) {
            return false;
        }
        if (link.own()) {
            wanted.setMade(Birth.of(link, observation.table()));
            wanted.setOwn(wanted.own() || wanted.declared());
        }
        return link.up()
                && link.alias().isEmpty()
                && Birth.of(link, observation.table()).equals(wanted.made());
    }
}
