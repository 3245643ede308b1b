package io.ifacer.store.recording;

import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Engine;
import io.ifacer.link.engine.Input;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plays a recording through a new engine. The engine is a function of its inputs and their times, so the same effects must
 * come out; where they do not, this is another version of the engine, or the recording does not say all (see {@link
 * RecordingHeader#quiet}), or the engine is not the function that it should be.
 */
public final class Replay {

    /** Stands for the number of the dump that the engine asked for last. */
    static final long LATEST_DUMP = 0;

    /** The number of a request that nobody waits for; the daemon counts from 1. */
    static final long NOBODY = 0;

    /**
     * What became of one recorded moment.
     *
     * @param number of the moment, from 1
     * @param recorded what was recorded
     * @param played the effects of the playing engine
     * @param verdict what the comparison says
     */
    public record Turn(int number, Moment recorded, List<Effect> played, Verdict verdict) {}

    /** What a comparison can say. */
    public enum Verdict {
        SAME,
        DIFFERENT,
        /** It answers something that was asked before the recording began, and was left out. */
        UNKNOWN_ANSWER
    }

    private final Recording recording;
    private final Engine engine;
    private final Correspondence numbers = new Correspondence();
    private long latestDump;

    public Replay(Recording recording) {
        this.recording = recording;
        this.engine = new Engine(recording.header().settings());
    }

    /** Plays it all, once, and tells each turn as it happens. */
    public void run(Consumer<Turn> listener) {
        recording.rebuilding().forEach(this::rebuild);
        int number = 0;
        for (Moment moment : recording.moments()) {
            number++;
            listener.accept(turn(number, moment));
        }
    }

    private void rebuild(Moment moment) {
        Input input = moment.input() instanceof Input.DumpDone dump
                ? new Input.DumpDone(latestDump, dump.links(), false)
                : moment.input();
        for (Effect effect : engine.on(input, moment.atNanos())) {
            latestDump = effect instanceof Effect.Dump dump ? dump.dumpId() : latestDump;
        }
    }

    private Turn turn(int number, Moment moment) {
        Input input = numbers.translate(moment.input());
        if (input == null) {
            return new Turn(number, moment, List.of(), Verdict.UNKNOWN_ANSWER);
        }
        List<Effect> played = List.copyOf(engine.on(input, moment.atNanos()));
        boolean same = numbers.match(compared(moment.effects()), compared(played));
        return new Turn(number, moment, played, same ? Verdict.SAME : Verdict.DIFFERENT);
    }

    /** An engine that did not live through the time before has no alarms from then. */
    private List<Effect> compared(List<Effect> effects) {
        return recording.header().complete()
                ? effects
                : effects.stream()
                        .filter(effect -> !(effect instanceof Effect.WakeAt))
                        .toList();
    }
}
