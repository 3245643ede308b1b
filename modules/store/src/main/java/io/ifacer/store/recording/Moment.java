package io.ifacer.store.recording;

import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Input;
import java.util.List;

/**
 * One turn of the engine.
 *
 * @param atNanos the time that the engine was given, of a clock that only this recording has
 * @param effects what came of the input, in order
 */
public record Moment(long atNanos, Input input, List<Effect> effects) {
    public Moment {
        effects = List.copyOf(effects);
    }
}
