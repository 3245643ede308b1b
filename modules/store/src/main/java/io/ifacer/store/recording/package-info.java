/**
 * The flight recorder: what went into the engine and came out of it, in files, and how it is played again.
 *
 * <p>Owning thread: one, the recorder's or the player's. May depend on: {@code io.ifacer.link}, {@code io.ifacer.store.disk},
 * Jackson.
 */
@NullMarked
package io.ifacer.store.recording;

import org.jspecify.annotations.NullMarked;
