/**
 * What the service manager is told, after sd_notify(3): that requests are served, that the daemon is alive, how it is.
 *
 * <p>Owning thread: the verticle's event loop; the {@link io.ifacer.daemon.supervisor.Supervisor} is safe from any thread.
 * May depend on: {@code io.ifacer.daemon.bus}, {@code io.ifacer.kernel} for the socket, Vert.x.
 */
@NullMarked
package io.ifacer.daemon.supervisor;

import org.jspecify.annotations.NullMarked;
