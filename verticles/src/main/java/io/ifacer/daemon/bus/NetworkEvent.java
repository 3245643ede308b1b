package io.ifacer.daemon.bus;

import io.ifacer.link.engine.Event;
import java.time.Instant;

/**
 * An event of the engine with what only the world knows.
 *
 * @param sequence counts from 1 since the daemon started, without gaps
 * @param time when the engine told it
 */
public record NetworkEvent(long sequence, Instant time, Event event) {}
