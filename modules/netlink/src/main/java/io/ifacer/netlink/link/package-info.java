/**
 * Link messages: RTM_NEWLINK, RTM_DELLINK and RTM_GETLINK, read as a flyweight or an immutable record, and requests.
 *
 * <p>Start at {@link io.ifacer.netlink.link.LinkView} to read and at {@link io.ifacer.netlink.link.LinkRequest} to ask.
 *
 * <p>Owning thread: none; every class here is either immutable or confined to its caller.
 * May depend on: io.ifacer.netlink and java.base only.
 */
@NullMarked
package io.ifacer.netlink.link;

import org.jspecify.annotations.NullMarked;
