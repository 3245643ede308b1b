/**
 * The daemon's ear and hand at the kernel: one verticle each. They decide nothing.
 *
 * <p>Owning thread: an event loop for the monitor's verticle (its reader thread is its own), a worker for the requests.
 * May depend on: {@code io.ifacer.kernel}, {@code io.ifacer.link}, {@code io.ifacer.daemon.bus}, Vert.x.
 */
@NullMarked
package io.ifacer.daemon.kernel;

import org.jspecify.annotations.NullMarked;
