package io.ifacer.link.engine;

import io.ifacer.link.LinkEvent;
import io.ifacer.link.model.ModelKernel;
import io.ifacer.link.plan.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * All that lies between an {@link Engine} and the kernel: one request at a time goes through the door, in order; answers
 * come back in order, notifications too, but how the two interleave is left to chance. Notifications may be lost, and then
 * an overrun is told in their place.
 */
final class SimulatedWorld {

    final ModelKernel kernel = new ModelKernel();
    private final SplittableRandom random;
    private final Deque<Effect> door = new ArrayDeque<>();
    private final Deque<Input> answers = new ArrayDeque<>();
    private final Deque<LinkEvent> notifications = new ArrayDeque<>();
    private boolean overrunToTell;

    SimulatedWorld(SplittableRandom random) {
        this.random = random;
    }

    void ask(Effect effect) {
        door.add(effect);
    }

    /** Saves at once; the answer is on its way. */
    void save(Effect.Persist persist) {
        answers.add(new Input.Saved(persist.saveId()));
    }

    boolean isIdle() {
        return door.isEmpty() && answers.isEmpty() && notifications.isEmpty() && !overrunToTell;
    }

    boolean doorHasWork() {
        return !door.isEmpty();
    }

    @Nullable
    Effect nextAtDoor() {
        return door.peek();
    }

    /** Carries out the next request; its answer is on its way. */
    void serve() {
        Effect effect = door.poll();
        if (effect instanceof Effect.Apply apply) {
            answers.add(new Input.StepDone(apply.stepId(), kernel.apply(apply.step())));
            collect();
        } else if (effect instanceof Effect.Dump dump) {
            int luck = random.nextInt(10);
            answers.add(
                    luck == 0
                            ? new Input.DumpFailed(dump.dumpId(), "simulated")
                            : new Input.DumpDone(dump.dumpId(), kernel.dump(), luck == 1));
        }
    }

    /** Somebody else changes something. */
    void byHand(Step step) {
        kernel.byHand(step);
        collect();
    }

    /** Takes what the kernel tells after something was done to it. */
    void collect() {
        notifications.addAll(kernel.takeEvents());
    }

    void overrun() {
        notifications.clear();
        kernel.overrun("simulated");
        kernel.takeOverrun();
        overrunToTell = true;
    }

    /** The next input of one of the two ways, or null when there is none. */
    @Nullable
    Input nextInput() {
        boolean fromMonitor = answers.isEmpty() || random.nextBoolean();
        if (fromMonitor && overrunToTell) {
            overrunToTell = false;
            return new Input.Overrun("simulated");
        }
        if (fromMonitor && !notifications.isEmpty()) {
            return batch();
        }
        return answers.poll();
    }

    private Input batch() {
        List<LinkEvent> events = new ArrayList<>();
        int size = 1 + random.nextInt(4);
        while (events.size() < size && !notifications.isEmpty()) {
            events.add(notifications.poll());
        }
        return new Input.KernelBatch(events);
    }

    /** Whether the engine cannot know yet what happened last. */
    boolean hasUntold() {
        return overrunToTell || !notifications.isEmpty();
    }
}
