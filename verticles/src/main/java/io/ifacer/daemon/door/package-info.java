/**
 * The CNI door: a Unix socket where the plugin's process hands in one request a connection and takes its answer away.
 * What a request says is not looked at here.
 *
 * <p>Owning thread: {@code cni-door}, one for each {@link io.ifacer.daemon.door.CniDoor}; everything here but CniDoor
 * itself and the reply that a handler is given belongs to it. May depend on: jnr-unixsocket, slf4j and java.base; no
 * Vert.x.
 */
@NullMarked
package io.ifacer.daemon.door;

import org.jspecify.annotations.NullMarked;
