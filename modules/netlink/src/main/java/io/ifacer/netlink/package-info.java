/**
 * The rtnetlink wire codec: bytes to messages and back.
 *
 * <p>Owning thread: none; every class here is either immutable or confined to its caller.
 * May depend on: java.base only.
 */
@NullMarked
package io.ifacer.netlink;

import org.jspecify.annotations.NullMarked;
