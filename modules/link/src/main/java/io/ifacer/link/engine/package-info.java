/**
 * The one writer: {@link io.ifacer.link.engine.Engine} turns inputs into effects and owns all state on the way.
 *
 * <p>Owning thread: whoever feeds the engine, one thread at a time. May depend on: java.base, {@code io.ifacer.link} and
 * its other packages; no thread, clock, file, logger or random number: the time is an argument.
 */
@NullMarked
package io.ifacer.link.engine;

import org.jspecify.annotations.NullMarked;
