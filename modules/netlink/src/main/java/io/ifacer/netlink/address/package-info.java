/**
 * Which addresses and routes a link has: RTM_GETADDR and RTM_GETROUTE, dumped and read; never changed.
 *
 * <p>Start at {@link io.ifacer.netlink.address.DumpAddresses} and {@link io.ifacer.netlink.address.DumpRoutes} to ask, at
 * {@link io.ifacer.netlink.address.AddressMessage} and {@link io.ifacer.netlink.address.RouteMessage} to read.
 *
 * <p>Owning thread: none; every class here is immutable. May depend on: io.ifacer.netlink and java.base only.
 */
@NullMarked
package io.ifacer.netlink.address;

import org.jspecify.annotations.NullMarked;
