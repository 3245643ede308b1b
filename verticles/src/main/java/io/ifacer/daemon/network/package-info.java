/**
 * The event loop that feeds the engine and carries out its effects.
 *
 * <p>Owning thread: the event loop of {@link io.ifacer.daemon.network.NetworkVerticle}. May depend on:
 * {@code io.ifacer.link}, {@code io.ifacer.daemon.bus}, Vert.x.
 */
@NullMarked
package io.ifacer.daemon.network;

import org.jspecify.annotations.NullMarked;
