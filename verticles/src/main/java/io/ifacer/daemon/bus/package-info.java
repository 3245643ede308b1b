/**
 * What goes over the event bus: addresses, the one local codec, and the few records that are the bus's own.
 *
 * <p>Owning thread: none; everything is immutable. May depend on: {@code io.ifacer.link}, Vert.x.
 */
@NullMarked
package io.ifacer.daemon.bus;

import org.jspecify.annotations.NullMarked;
