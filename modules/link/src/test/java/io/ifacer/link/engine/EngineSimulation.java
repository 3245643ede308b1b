package io.ifacer.link.engine;

import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.model.ErrorNumber;
import io.ifacer.link.plan.Findings;
import io.ifacer.link.plan.Plan;
import io.ifacer.link.plan.PlanPolicy;
import io.ifacer.link.plan.Planner;
import io.ifacer.link.plan.Problem.Cause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * One engine against one {@link SimulatedWorld}, driven by one seed: requests, faults and other people's hands, in bursts
 * that end in quiet. The same seed gives the same run.
 */
final class EngineSimulation {

    private static final int BURST_STEPS = 60;
    private static final int MAX_STEPS_TO_QUIET = 20_000;
    private static final int HISTORY_SIZE = 200;
    private static final long MILLI_NANOS = 1_000_000;

    private final SplittableRandom random;
    private final SimulatedWorld world;
    private final Wishes wishes;
    private final Hands hands;
    private final Engine engine = new Engine(EngineSettings.DEFAULT);
    private final Planner planner = new Planner(PlanPolicy.DEFAULT);
    private final Map<Long, Command> open = new HashMap<>();
    private final List<Command.Add> succeeded = new ArrayList<>();
    private final Ledger ledger;
    private final Deque<Object> history = new ArrayDeque<>();
    private long nowNanos;
    private long wakeAtNanos = Long.MAX_VALUE;
    private long lastRequestId;
    private int stepsDone;
    private int appliesSent;

    EngineSimulation(long seed) {
        this.random = new SplittableRandom(seed);
        this.world = new SimulatedWorld(random);
        this.wishes = new Wishes(random);
        this.hands = new Hands(random, world);
        this.ledger = new Ledger(world, engine::view);
        Wishes.NICS.forEach(
                nic -> world.kernel.addNic(nic, random.nextInt(3) == 0 ? 9000 : 1500, random.nextBoolean()));
        world.collect();
        feed(new Input.Subscribed());
    }

    /** Runs bursts until this many steps are done; returns how many were. */
    int run(int steps) {
        while (stepsDone < steps) {
            burst(random.nextInt(3) == 0);
            quiet();
            ledger.check();
            askAgain();
            ledger.begin();
            succeeded.clear();
        }
        return stepsDone;
    }

    /** @param calm whether nobody else touches the links, so that the rules for rollbacks hold without exception */
    private void burst(boolean calm) {
        for (int i = 0; i < BURST_STEPS; i++) {
            int what = random.nextInt(100);
            if (what < 25) {
                ask();
            } else if (what < 35) {
                fault();
            } else if (what < 42 && !calm) {
                ledger.meddled();
                hands.meddle();
            } else {
                step();
            }
        }
    }

    private void quiet() {
        int left = MAX_STEPS_TO_QUIET;
        while (!open.isEmpty() || !world.isIdle() || !engine.isFresh() || isRepairing()) {
            step();
            if (left-- == 0) {
                throw new AssertionError("no quiet; not answered: " + open);
            }
        }
    }

    private boolean isRepairing() {
        NodeView view = engine.view();
        return view.jobs() > 0 || view.count(LinkState.REPAIRING) > 0 || view.count(LinkState.BACKING_OFF) > 0;
    }

    private void step() {
        stepsDone++;
        nowNanos += random.nextInt(5) * MILLI_NANOS;
        if (world.doorHasWork() && random.nextInt(3) == 0) {
            ledger.beforeServing(world.nextAtDoor());
            world.serve();
            return;
        }
        Input input = world.nextInput();
        if (input != null) {
            feed(input);
        } else if (!world.doorHasWork() && wakeAtNanos != Long.MAX_VALUE) {
            nowNanos = Math.max(nowNanos, wakeAtNanos); // nothing else can happen before the alarm
        }
        if (wakeAtNanos <= nowNanos) {
            wakeAtNanos = Long.MAX_VALUE;
            feed(new Input.Tick());
        }
    }

    private void ask() {
        Attachment attachment = new Attachment("net", "pod" + random.nextInt(8), "eth0");
        Command command =
                random.nextInt(6) == 0 ? new Command.Del(attachment) : new Command.Add(attachment, wishes.next());
        feed(asked(command));
    }

    private Input asked(Command command) {
        open.put(++lastRequestId, command);
        return new Input.Asked(lastRequestId, command);
    }

    private void fault() {
        switch (random.nextInt(4)) {
            case 0 -> world.kernel.refuseNext(ErrorNumber.EBUSY);
            case 1 -> world.kernel.leaveNextUnanswered(random.nextBoolean());
            case 2 -> world.overrun();
            default -> nowNanos += random.nextInt(6_000) * MILLI_NANOS;
        }
    }

    private void feed(Input input) {
        remember(input);
        if (input instanceof Input.Asked) {
            ledger.noteDesired();
        }
        for (Effect effect : engine.on(input, nowNanos)) {
            remember(effect);
            if (effect instanceof Effect.Reply reply) {
                replied(reply.requestId(), reply.answer());
            } else if (effect instanceof Effect.Persist persist) {
                world.save(persist);
            } else if (effect instanceof Effect.WakeAt wake) {
                wakeAtNanos = wake.atNanos();
            } else if (effect instanceof Effect.Apply || effect instanceof Effect.Dump) {
                appliesSent += effect instanceof Effect.Apply ? 1 : 0;
                noteRepair(effect);
                world.ask(effect);
            }
        }
    }

    /** What is made although it is desired already is made by a repair, or would have been. */
    private void noteRepair(Effect effect) {
        if (effect instanceof Effect.Apply apply && apply.step().creates()) {
            ledger.madeWhileDesired(apply.step().link());
        }
    }

    private void remember(Object inputOrEffect) {
        history.add(inputOrEffect);
        if (history.size() > HISTORY_SIZE) {
            history.remove();
        }
    }

    /** The last inputs and effects, for whoever looks into a failure. */
    String history() {
        return history.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private void replied(long requestId, Answer answer) {
        Command command = open.remove(requestId);
        if (command == null) {
            throw new AssertionError("request " + requestId + " answered twice: " + answer);
        }
        if (!(command instanceof Command.Add add)) {
            return;
        }
        if (answer instanceof Answer.Failed failed) {
            ledger.failed(failed);
            if (failed.problem().cause() == Cause.SUPERSEDED && planTruth(add).done()) {
                ledger.superseded(add); // it was made all the same, and stays
            }
            return;
        }
        ledger.succeeded(add);
        succeeded.add(add);
        if (!world.hasUntold()) {
            requireRight(add);
        }
    }

    private void requireRight(Command.Add add) {
        Plan plan = planTruth(add);
        if (!plan.done()) {
            throw new AssertionError(
                    "success over a wrong state: " + add + " still needs " + plan + "\n" + world.kernel.dump());
        }
    }

    private Plan planTruth(Command.Add add) {
        LinkTable truth = new LinkTable();
        truth.replace(world.kernel.dump());
        return planner.plan(add.links(), truth, Set.of(), Findings.NONE);
    }

    /** What succeeded and is still right is answered without a request to the kernel. */
    private void askAgain() {
        for (Command.Add add : List.copyOf(succeeded)) {
            if (planTruth(add).done()) {
                int before = appliesSent;
                feed(asked(add));
                quiet();
                if (appliesSent != before || !open.isEmpty()) {
                    throw new AssertionError("asked again for what is right, the engine asked the kernel: " + add);
                }
            }
        }
    }
}
