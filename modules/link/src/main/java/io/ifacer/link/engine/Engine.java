package io.ifacer.link.engine;

import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkTable.Change;
import io.ifacer.link.plan.Planner;
import java.util.List;

/**
 * The one writer. All state of the daemon is in here, and it changes only by {@link #on}: the same inputs at the same
 * times give the same effects, so that scripts, simulations and recordings from the field can be replayed.
 *
 * <p>A request becomes a {@link Job}. A job sends one step at a time and goes on when the kernel has acknowledged the step
 * <em>and</em> its own notification shows the effect in the link table; then it is planned anew from what is observed.
 * Notifications, answers and alarms therefore all do the same thing: they bring state up to date, and let the jobs
 * concerned look again.
 */
public final class Engine {

    private final Outbox out = new Outbox();
    private final Alarms alarms = new Alarms();
    private final Memory memory = new Memory(out);
    private final Attachments attachments = new Attachments();
    private final Pause pause = new Pause();
    private final SparedPorts spared = new SparedPorts();
    private final Observation observation;
    private final Elsewhere elsewhere;
    private final JobRunner runner;
    private final Watch watch;
    private final Repairs repairs;
    private final Concerns concerns;
    private final Holders holders;
    private final Namespaces namespaces;
    private final KernelFeatures features = new KernelFeatures(out);
    private final Rounds rounds;
    private final Requests requests;
    private final Operations operations;
    private final Viewer viewer;
    private final Forecast forecast;

    public Engine(EngineSettings settings) {
        DesiredLinks desired = new DesiredLinks(settings.pace());
        observation = new Observation(settings.redumpNanos());
        LinkTable table = observation.table();
        Planner planner = new Planner(settings.policy());
        runner = new JobRunner(settings.confirmNanos(), observation, planner, memory, alarms, out, this::changed);
        elsewhere = new Elsewhere(desired, attachments, table);
        watch = new Watch(desired, attachments, table, elsewhere, alarms, out);
        repairs = new Repairs(desired, observation, planner, runner, watch, pause, alarms, spared, elsewhere, out);
        runner.whenOver(repairs::released);
        elsewhere.whenFree(repairs::mark);
        runner.knowPorts(port -> desired.bondsOf(port).stream().anyMatch(Wanted::isWanted));
        concerns = new Concerns(desired, table, repairs);
        Reclaim reclaim = new Reclaim(settings.reclaim(), desired, memory, pause, runner, alarms, out);
        Grants grants = new Grants(desired, memory, table, planner, out);
        holders = new Holders(attachments, desired, memory, reclaim, grants, out, repairs::mark);
        namespaces = new Namespaces(attachments, holders, out);
        rounds = new Rounds(settings, observation, namespaces, memory, desired, repairs, reclaim, alarms, out);
        requests = new Requests(
                settings, observation, attachments, holders, elsewhere, reclaim, features, runner, alarms, out);
        operations = new Operations(
                pause, new Declarations(desired, table, reclaim, repairs, out), rounds, repairs, desired, table, out);
        viewer = new Viewer(desired, attachments, observation, pause, rounds, runner);
        forecast = new Forecast(desired, observation, planner, spared);
    }

    /** How the node stands; drawn up anew for each call, and as large as what is desired. */
    public NodeView view() {
        return viewer.view();
    }

    /** What would be done now if nothing held it back; planned for each call, for every link that is not right. */
    public NodePlan plan() {
        return forecast.plan();
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
        alarms.itIs(nowNanos);
        dispatch(input);
        do {
            runner.work();
        } while (repairs.look());
        watch.foundBy(Event.Cause.NOTIFICATION);
        if (input instanceof Input.Asked asked) {
            requests.watchDeadline(asked.requestId());
        }
        spared.announce(out);
        alarms.announce(out);
        return out.take();
    }

    private void dispatch(Input input) {
        if (input instanceof Input.KernelBatch batch) {
            observation.batch(batch.events(), this::changed, out);
            elsewhere.told(batch.events());
        } else if (input instanceof Input.StepDone done) {
            stepDone(done);
        } else if (input instanceof Input.Asked asked) {
            asked(asked.requestId(), asked.command());
        } else if (input instanceof Input.Saved saved) {
            memory.answered(saved.saveId(), null);
        } else if (input instanceof Input.SaveFailed failed) {
            memory.answered(failed.saveId(), failed.reason());
        } else if (input instanceof Input.Tick) {
            alarms.ring();
        } else if (input instanceof Input.NamespacesProbed probed) {
            namespaces.probed(probed.gone(), probed.unseen());
        } else if (input instanceof Input.ProbeFailed failed) {
            namespaces.unseen(failed.reason());
        } else if (input instanceof Input.Loaded loaded) {
            holders.loaded(loaded.links(), loaded.holdings());
            if (!loaded.links().isEmpty()) {
                rounds.recalled();
            }
            loaded.troubles().forEach(memory::tellOf);
        } else {
            observe(input);
        }
    }

    private void observe(Input input) {
        if (input instanceof Input.Subscribed) {
            observation.start(out);
        } else if (input instanceof Input.AddressesGone gone) {
            gone.ifindexes().stream().sorted().forEach(this::mayBeFree);
        } else if (input instanceof Input.RoutesGone gone) {
            gone.ifindexes().stream().sorted().forEach(this::mayBeFree);
        } else if (input instanceof Input.Overrun overrun) {
            observation.overrun(overrun.reason(), out);
        } else if (input instanceof Input.DumpDone dump) {
            dumped(dump);
        } else if (input instanceof Input.DumpFailed failure) {
            // an audit that failed is made up for by the next
            if (!observation.endsAudit(failure.dumpId())) {
                observation.dumpFailed(failure, alarms, out);
            }
        }
    }

    private void dumped(Input.DumpDone dump) {
        if (observation.endsAudit(dump.dumpId())) {
            if (!dump.interrupted()) {
                watch.foundBy(Event.Cause.AUDIT);
                observation.audited(dump.links(), this::changed);
                spared.forgetAll();
                elsewhere.tryAgain();
                rounds.audited();
            }
            return;
        }
        watch.foundBy(Event.Cause.DUMP);
        observation.dumpDone(dump, this::changed, out);
        if (observation.fresh()) {
            spared.ifindexes().forEach(this::mayBeFree); // what was lost may have told of addresses too
            runner.allFreed();
            features.probeOnce();
            runner.lookAtAll();
            elsewhere.tryAgain();
            rounds.refreshed();
        }
    }

    private void asked(long requestId, Command command) {
        if (command instanceof Command.Add add) {
            requests.add(requestId, add);
        } else if (command instanceof Command.Del del) {
            requests.delete(requestId, del);
        } else if (command instanceof Command.Check check) {
            requests.check(requestId, check);
        } else if (command instanceof Command.Gc gc) {
            requests.collectGarbage(requestId, gc);
        } else if (command instanceof Command.Status) {
            requests.status(requestId);
        } else {
            operations.carryOut(command);
            requests.done(requestId);
        }
    }

    private void stepDone(Input.StepDone done) {
        if (!features.answered(done.stepId(), done.outcome())) {
            runner.stepDone(done.stepId(), done.outcome());
        }
    }

    /** An address or a route that nothing waits for, and nobody is looking for, changes nothing. */
    private void mayBeFree(int ifindex) {
        runner.freed(ifindex);
        if (spared.forget(ifindex)) {
            concerns.markFreed(ifindex);
        }
    }

    private void changed(Change change) {
        runner.changed(change);
        elsewhere.changed(change);
        watch.carrier(change);
        watch.left(change);
        spared.changed(change);
        concerns.mark(change);
    }
}
