/**
 * Figures for Prometheus: counted from what goes over the event bus, and read off the engine's view when somebody asks.
 *
 * <p>Owning thread: one event loop, the API's. May depend on: {@code io.ifacer.link.engine}, {@code io.ifacer.daemon.bus},
 * {@code io.ifacer.daemon.stream}, Micrometer.
 */
@NullMarked
package io.ifacer.daemon.metrics;

import org.jspecify.annotations.NullMarked;
