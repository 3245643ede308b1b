/**
 * The hand that remembers, and that looks which network namespaces are there.
 *
 * <p>Owning thread: the event loop of {@link io.ifacer.daemon.memory.MemoryVerticle} owns the queue; one worker at a time, in
 * order, touches the files. May depend on: {@code io.ifacer.link}, {@code io.ifacer.store}, {@code io.ifacer.daemon.bus},
 * Vert.x.
 */
@NullMarked
package io.ifacer.daemon.memory;

import org.jspecify.annotations.NullMarked;
