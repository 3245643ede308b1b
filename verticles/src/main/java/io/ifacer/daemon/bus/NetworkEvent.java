package io.ifacer.daemon.bus;

import io.ifacer.link.engine.Event;
import java.time.Instant;

/**
 * An event of the engine with what only the world knows.
 *
 * @param sequence counts from 1 since the daemon started; one that is not there was left out, see {@link EventOutlet}
 * @param time when the engine told it
 * @param taken to be run once by the one that hears it, when it has dealt with it
 */
public record NetworkEvent(long sequence, Instant time, Event event, Runnable taken) {

    /** An event that nobody waits for. */
    public NetworkEvent(long sequence, Instant time, Event event) {
        this(sequence, time, event, () -> {});
    }
}
