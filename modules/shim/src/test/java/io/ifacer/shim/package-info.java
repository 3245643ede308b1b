/**
 * The contract of the CNI plugin binary, tested from outside: as a process, against a daemon made of one socket.
 *
 * <p>Owning thread: the test's; a {@link io.ifacer.shim.FakeDaemon} serves its connections on one thread of its own.
 * May depend on: java.base and Jackson (to judge the JSON that the plugin prints).
 */
@NullMarked
package io.ifacer.shim;

import org.jspecify.annotations.NullMarked;
