/**
 * The two doors to the kernel: {@link io.ifacer.kernel.LinkMonitor} hears what happens to links,
 * {@link io.ifacer.kernel.LinkRequests} asks for changes. The AF_NETLINK implementations use jnr-ffi, and only they do.
 *
 * <p>Owning thread: each implementation says its own. May depend on: {@code io.ifacer.link}, {@code io.ifacer.netlink},
 * jnr-ffi, slf4j.
 */
@NullMarked
package io.ifacer.kernel;

import org.jspecify.annotations.NullMarked;
