package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkTable.Change;
import io.ifacer.link.plan.Planner;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lets jobs go on when something happened that concerns them, as long as the table can be trusted. */
final class JobRunner implements Workshop {

    private final Observation observation;
    private final Planner planner;
    private final Memory memory;
    private final Alarms alarms;
    private final Outbox out;
    private final long confirmNanos;
    private final Consumer<Change> changed;
    private final JobQueue jobs = new JobQueue();
    private final StepsInFlight steps = new StepsInFlight();
    private final Deque<Job> runnable = new ArrayDeque<>();
    private final FoundUp foundUp;
    private Consumer<Job> whenOver = job -> {};
    private Predicate<Link> portWanted = port -> false;

    /** Tells {@code changed} of what a single read found to be different. */
    JobRunner(
            long confirmNanos,
            Observation observation,
            Planner planner,
            Memory memory,
            Alarms alarms,
            Outbox out,
            Consumer<Change> changed) {
        this.planner = planner;
        this.confirmNanos = confirmNanos;
        this.observation = observation;
        this.foundUp = new FoundUp(observation.table());
        this.memory = memory;
        this.alarms = alarms;
        this.out = out;
        this.changed = changed;
    }

    /** Who else wants to know of every job that had its turn and is over. */
    void whenOver(Consumer<Job> listener) {
        whenOver = listener;
    }

    /** Who knows which links somebody wants for ports. */
    void knowPorts(Predicate<Link> wanted) {
        portWanted = wanted;
    }

    void add(Job job) {
        jobs.add(job);
        runnable.add(job);
    }

    /** A link looks different now: for those who know it by any name, or by its number. */
    void changed(Change change) {
        foundUp.changed(change);
        Set<Job> concerned = new LinkedHashSet<>();
        atWorkOn(change.before(), concerned);
        atWorkOn(change.after(), concerned);
        for (Job job : concerned) {
            job.changed(change, observation.table());
            runnable.add(job);
        }
    }

    /** A link has an address or a route less: for those who have asked for what it carries. */
    void freed(int ifindex) {
        for (Job job : steps.atWorkOn(ifindex)) {
            job.freed(ifindex);
            runnable.add(job);
        }
    }

    /** The same of every link that was asked for: what was lost may have told of it. */
    void allFreed() {
        List.copyOf(steps.asked()).forEach(this::freed);
    }

    private void atWorkOn(@Nullable Link link, Set<Job> into) {
        if (link == null) {
            return;
        }
        atWorkOn(link.name(), into);
        link.altnames().forEach(altname -> atWorkOn(altname, into));
        into.addAll(steps.atWorkOn(link.ifindex()));
    }

    private void atWorkOn(String name, Set<Job> into) {
        Job job = jobs.atWorkOn(name);
        if (job == null) {
            job = steps.atWorkOnUpper(name);
        }
        if (job != null) {
            into.add(job);
        }
    }

    void stepDone(long stepId, StepOutcome outcome) {
        Job job = steps.answered(stepId);
        if (job != null) {
            job.answered(stepId, outcome, this);
            runnable.add(job);
        }
    }

    /** The table is another one. */
    void lookAtAll() {
        runnable.addAll(jobs.all());
    }

    /** A job at work on one of these links; null when there is none. */
    @Nullable
    Job atWorkOn(Claims claims) {
        for (String name : claims.links()) {
            Job job = jobs.atWorkOn(name);
            if (job != null) {
                return job;
            }
        }
        return null;
    }

    /** How many jobs are at work or wait for their turn. */
    int size() {
        return jobs.size();
    }

    /** Lets the jobs that something happened to look again; one that is over makes room for those behind it. */
    void work() {
        while (observation.fresh() && !runnable.isEmpty()) {
            Job job = runnable.poll();
            if (jobs.holds(job) && jobs.isFree(job) && job.advance(this)) {
                end(job);
            }
        }
    }

    /** Takes a job out, whether it had its turn or not. */
    void end(Job job) {
        // the kernel has just refused the very same: asking it again 149 times helps nobody
        Deque<Job> doomed = new ArrayDeque<>();
        if (job.failedForAll()) {
            jobs.waitingForTheSame(job).stream()
                    .filter(other -> other.sharesFateOf(job))
                    .forEach(doomed::add);
        }
        leave(job);
        doomed.forEach(this::leave);
    }

    private void leave(Job job) {
        runnable.addAll(jobs.remove(job));
        steps.forget(job);
        job.over();
        if (job.started()) {
            whenOver.accept(job);
        }
    }

    @Override
    public LinkTable table() {
        return observation.table();
    }

    @Override
    public boolean fresh() {
        return observation.fresh();
    }

    @Override
    public Planner planner() {
        return planner;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public long nowNanos() {
        return alarms.nowNanos();
    }

    @Override
    public long confirmNanos() {
        return confirmNanos;
    }

    @Override
    public long apply(Step step, Job job) {
        long stepId = out.apply(step, step.changes() ? known(step) : List.of());
        steps.sent(stepId, step, job);
        foundUp.sent(step);
        return stepId;
    }

    private List<Link> known(Step step) {
        List<Link> known = new ArrayList<>(2);
        for (int ifindex : step.ifindexes()) {
            Link link = table().byIfindex(ifindex);
            if (link != null) {
                known.add(link);
            }
        }
        return known;
    }

    @Override
    public boolean wasFoundUp(Link port) {
        return foundUp.contains(port);
    }

    @Override
    public boolean isPortWanted(Link port) {
        return portWanted.test(port);
    }

    @Override
    public void wakeAt(long atNanos, Job job) {
        alarms.at(atNanos, () -> wake(job));
    }

    @Override
    public void wake(Job job) {
        runnable.add(job);
    }

    @Override
    public void reread(String name, @Nullable Link found) {
        observation.reread(name, found, changed);
    }

    @Override
    public void missed(StepOutcome.Missed missed) {
        observation.missed(missed, changed);
    }
}
