/**
 * The door with real clients on real sockets.
 *
 * <p>Owning thread: the test's; handlers run on the door's. May depend on: what the package under test may.
 */
package io.ifacer.daemon.door;
