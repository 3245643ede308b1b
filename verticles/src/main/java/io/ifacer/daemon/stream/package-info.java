/**
 * What happened, for whoever follows it: events encoded once as CloudEvents, a bounded history, and readers that each have
 * a place in it.
 *
 * <p>Owning thread: one event loop, the API's. May depend on: {@code io.ifacer.link.engine}, {@code io.ifacer.daemon.bus},
 * Jackson, Vert.x.
 */
@NullMarked
package io.ifacer.daemon.stream;

import org.jspecify.annotations.NullMarked;
