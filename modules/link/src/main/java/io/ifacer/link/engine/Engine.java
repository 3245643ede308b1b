package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkTable.Change;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.plan.Planner;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one writer. All state of the daemon is in here, and it changes only by {@link #on}: the same inputs at the same
 * times give the same effects, so that scripts, simulations and recordings from the field can be replayed.
 *
 * <p>A request becomes a {@link Job}. A job sends one step at a time and goes on when the kernel has acknowledged the step
 * <em>and</em> its own notification shows the effect in the {@link LinkTable}; then it is planned anew from what is observed.
 * Notifications, answers and alarms therefore all do the same thing: they bring state up to date, and let the jobs
 * concerned look again.
 */
public final class Engine {

    private final EngineSettings settings;
    private final Planner planner;
    private final Observation observation;
    private final Inspection inspection;
    private final Attachments attachments = new Attachments();
    private final Conclusion conclusion;
    private final JobQueue jobs = new JobQueue();
    private final Alarms alarms = new Alarms();
    private final Outbox out = new Outbox();
    private final Deque<Job> runnable = new ArrayDeque<>();
    private final StepsInFlight steps = new StepsInFlight();
    private final Bench bench = new Bench();
    private long nowNanos;

    public Engine(EngineSettings settings) {
        this.settings = settings;
        this.planner = new Planner(settings.policy());
        this.observation = new Observation(settings.redumpNanos());
        this.inspection = new Inspection(observation, planner);
        this.conclusion = new Conclusion(attachments, observation.table(), out);
    }

    /** Whether the table holds what the kernel has, so that requests can be worked on. */
    public boolean isFresh() {
        return observation.fresh();
    }

    /**
     * Takes one input.
     *
     * @param nowNanos the time of a clock that never goes back, as {@code System.nanoTime()}
     * @return what has to be done now, in order; often nothing
     */
    public List<Effect> on(Input input, long nowNanos) {
        this.nowNanos = nowNanos;
        dispatch(input);
        work();
        if (input instanceof Input.Asked asked) {
            watchDeadline(asked.requestId());
        }
        alarms.announce(out);
        return out.take();
    }

    private void dispatch(Input input) {
        if (input instanceof Input.KernelBatch batch) {
            observation.batch(batch.events(), this::changed, out);
        } else if (input instanceof Input.StepDone done) {
            stepDone(done.stepId(), done.outcome());
        } else if (input instanceof Input.Asked asked) {
            asked(asked.requestId(), asked.command());
        } else if (input instanceof Input.Tick) {
            alarms.due(nowNanos).forEach(this::alarm);
        } else if (input instanceof Input.Subscribed) {
            observation.start(out);
        } else if (input instanceof Input.Overrun overrun) {
            observation.overrun(overrun.reason(), out);
        } else if (input instanceof Input.DumpDone dump) {
            observation.dumpDone(dump, this::changed, out);
            runnable.addAll(jobs.all());
        } else if (input instanceof Input.DumpFailed failure) {
            observation.dumpFailed(failure, alarms, out, nowNanos);
        }
    }

    private void asked(long requestId, Command command) {
        if (command instanceof Command.Add add) {
            Job job = new Job(requestId, add, nowNanos + settings.requestNanos());
            attachments.began(job);
            jobs.add(job);
            runnable.add(job);
        } else if (command instanceof Command.Del del) {
            deleted(del.attachment());
            out.reply(requestId, Answer.Done.INSTANCE);
        } else if (command instanceof Command.Gc gc) {
            attachments.others(gc.network(), gc.valid()).forEach(this::deleted);
            out.reply(requestId, Answer.Done.INSTANCE);
        } else if (command instanceof Command.Check check) {
            out.reply(requestId, inspection.check(check));
        } else if (command instanceof Command.Status) {
            out.reply(requestId, inspection.status());
        }
    }

    private void deleted(Attachment attachment) {
        if (attachments.drop(attachment)) {
            out.publish(Event.Type.ATTACHMENT_REMOVED, attachment.toString(), "its links stay");
        }
        for (Job job : attachments.pending(attachment)) {
            job.cancel();
            if (!job.started()) {
                conclude(job);
            }
        }
    }

    private void changed(Change change) {
        String before = change.before() == null ? "" : change.before().name();
        String after = change.after() == null ? "" : change.after().name();
        look(before);
        if (!after.equals(before)) {
            look(after);
        }
    }

    private void look(String name) {
        Job job = jobs.atWorkOn(name);
        if (job == null) {
            job = steps.atWorkOnUpper(name);
        }
        if (job != null) {
            job.changed(name, observation.table());
            runnable.add(job);
        }
    }

    private void stepDone(long stepId, StepOutcome outcome) {
        Job job = steps.answered(stepId);
        if (job != null) {
            job.answered(stepId, outcome, bench);
            runnable.add(job);
        }
    }

    private void alarm(long owner) {
        if (owner == Alarms.RESYNC) {
            observation.retry(out);
            return;
        }
        Job job = jobs.byRequest(owner);
        if (job != null && job.started()) {
            runnable.add(job);
        } else if (job != null && job.deadlineNanos() - nowNanos <= 0) {
            job.expire(
                    observation.fresh()
                            ? "others were at work before it"
                            : "the node's links could not be read from the kernel");
            conclude(job);
        }
    }

    /** A request that is not at work yet is answered in time all the same; one that is has its steps' deadlines. */
    private void watchDeadline(long requestId) {
        Job job = jobs.byRequest(requestId);
        if (job != null && !job.started()) {
            alarms.set(job.deadlineNanos(), requestId);
        }
    }

    /** Lets the jobs that something happened to look again; one that is over makes room for those behind it. */
    private void work() {
        while (observation.fresh() && !runnable.isEmpty()) {
            Job job = runnable.poll();
            boolean isQueued = jobs.byRequest(job.requestId()) == job;
            if (isQueued && jobs.isFree(job) && job.advance(bench)) {
                conclude(job);
            }
        }
    }

    private void conclude(Job job) {
        // the kernel has just refused the very same: asking it again 149 times helps nobody
        List<Job> doomed = job.failedForAll() ? jobs.waitingForTheSame(job) : List.of();
        leave(job);
        for (Job other : doomed) {
            other.shareFate(job);
            leave(other);
        }
    }

    private void leave(Job job) {
        runnable.addAll(jobs.remove(job));
        steps.forget(job);
        conclusion.of(job);
    }

    /** What jobs may use. */
    private final class Bench implements Workshop {
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
        public long nowNanos() {
            return nowNanos;
        }

        @Override
        public long confirmNanos() {
            return settings.confirmNanos();
        }

        @Override
        public long apply(Step step, long requestId) {
            long stepId = out.apply(step);
            Job job = jobs.byRequest(requestId);
            if (job != null) {
                steps.sent(stepId, step, job);
            }
            return stepId;
        }

        @Override
        public void wakeAt(long atNanos, long requestId) {
            alarms.set(atNanos, requestId);
        }

        @Override
        public void reread(String name, @Nullable Link found) {
            observation.reread(name, found, Engine.this::changed);
        }
    }
}
