/**
 * CNI requests: from bytes to a command, from an answer to bytes. The door that they come through is
 * {@code io.ifacer.daemon.door}.
 *
 * <p>Owning thread: requests are decoded on the door's, answered on the event loop. May depend on: {@code io.ifacer.cni},
 * {@code io.ifacer.link}, {@code io.ifacer.daemon.bus}, {@code io.ifacer.daemon.door}, Vert.x.
 */
@NullMarked
package io.ifacer.daemon.cni;

import org.jspecify.annotations.NullMarked;
