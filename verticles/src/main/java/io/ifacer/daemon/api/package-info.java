/**
 * The door for people and their tools: HTTP on a Unix socket and, where the settings say so, on loopback. It shows, and hands
 * the few commands there are to the engine; it decides nothing.
 *
 * <p>Owning thread: one event loop, not the engine's, so that a thousand readers cannot hold up a repair. May depend on:
 * {@code io.ifacer.link}, {@code io.ifacer.daemon.bus}, {@code io.ifacer.daemon.stream}, {@code io.ifacer.daemon.metrics},
 * {@code io.ifacer.daemon.door} for its socket's file, Jackson, Vert.x, Netty where Vert.x
 * does not pass on what is needed: the peer's credentials, back-pressure, bounds.
 */
@NullMarked
package io.ifacer.daemon.api;

import org.jspecify.annotations.NullMarked;
