/**
 * The flight recorder's thread: takes what the engine did off its hands and writes it down.
 *
 * <p>Owning thread: the recorder's own, but for {@link io.ifacer.daemon.recorder.FlightRecorder#record}, which the engine's
 * event loop calls. May depend on: {@code io.ifacer.link}, {@code io.ifacer.store}.
 */
@NullMarked
package io.ifacer.daemon.recorder;

import org.jspecify.annotations.NullMarked;
