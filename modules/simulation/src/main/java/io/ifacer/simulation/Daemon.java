package io.ifacer.simulation;

import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Engine;
import io.ifacer.link.engine.EngineSettings;
import io.ifacer.link.engine.Input;
import io.ifacer.link.engine.NodeView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The daemon's process: an engine and what carries its effects to the world, in the order in which they come. It may die
 * between any two of them.
 */
final class Daemon {

    private static final int IMMORTAL = Integer.MAX_VALUE;
    private static final int HISTORY_SIZE = 120;

    /** Where effects go. */
    interface Hands {
        void carryOut(Effect effect);

        /** The process is gone. */
        void died();
    }

    private final Clock clock;
    private final Hands hands;
    private final Deque<Object> history = new ArrayDeque<>();
    private @Nullable Engine engine;
    private long wakeAtNanos = Long.MAX_VALUE;
    private int effectsToLive = IMMORTAL;

    Daemon(Clock clock, Hands hands) {
        this.clock = clock;
        this.hands = hands;
    }

    void start(EngineSettings settings) {
        engine = new Engine(settings);
        wakeAtNanos = Long.MAX_VALUE;
        effectsToLive = IMMORTAL;
    }

    boolean isRunning() {
        return engine != null;
    }

    boolean isFresh() {
        return engine != null && engine.isFresh();
    }

    @Nullable
    Engine engine() {
        return engine;
    }

    /** How the engine says the node stands; only while it runs. */
    NodeView view() {
        if (engine == null) {
            throw new IllegalStateException("the daemon does not run");
        }
        return engine.view();
    }

    /** Dies once so many effects more are carried out; with 0, now. */
    void dieAfter(int effects) {
        if (engine == null) {
            return;
        }
        effectsToLive = effects;
        if (effects == 0) {
            die();
        }
    }

    /** Death that is due some effects later comes now. */
    void dieIfDoomed() {
        if (effectsToLive != IMMORTAL) {
            dieAfter(0);
        }
    }

    private void die() {
        engine = null;
        effectsToLive = IMMORTAL;
        wakeAtNanos = Long.MAX_VALUE;
        remember("the daemon died");
        hands.died();
    }

    /** When it wants to be woken; {@link Long#MAX_VALUE} for never. */
    long wakeAtNanos() {
        return wakeAtNanos;
    }

    void wakeIfDue() {
        if (wakeAtNanos <= clock.nowNanos()) {
            wakeAtNanos = Long.MAX_VALUE;
            feed(new Input.Tick());
        }
    }

    void feed(Input input) {
        if (engine == null) {
            return;
        }
        remember(input);
        Engine running = engine;
        for (Effect effect : effectsOf(running, input)) {
            if (effectsToLive == 0) {
                die();
            }
            if (engine != running) {
                return;
            }
            if (effectsToLive != IMMORTAL) {
                effectsToLive--;
            }
            remember(effect);
            if (effect instanceof Effect.WakeAt wake) {
                wakeAtNanos = wake.atNanos();
            } else {
                hands.carryOut(effect);
            }
        }
    }

    private List<Effect> effectsOf(Engine running, Input input) {
        try {
            return running.on(input, clock.nowNanos());
        } catch (RuntimeException e) {
            throw new BrokenPromise(Promise.UNBREAKABLE, input + " made it throw " + e, e);
        }
    }

    private void remember(Object inputOrEffect) {
        if (history.size() == HISTORY_SIZE) {
            history.remove();
        }
        history.add(inputOrEffect);
    }

    /** The last inputs and effects, oldest first, for whoever looks into a failure. */
    List<Object> history() {
        return List.copyOf(history);
    }
}
