/**
 * The engine in a simulated world, driven by one seed: a model kernel, a model disk, a runtime that starts and ends pods,
 * somebody else's hands, and faults; promises are checked after every step, and a run that breaks one is shrunk to the
 * fewest moves that still do.
 *
 * <p>Owning thread: one for each world, which shares nothing with another. May depend on: java.base, {@code io.ifacer.link}
 * with its model kernel; no clock and no random number but what the seed gives.
 */
@NullMarked
package io.ifacer.simulation;

import org.jspecify.annotations.NullMarked;
