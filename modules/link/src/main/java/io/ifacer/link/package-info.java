/**
 * What the kernel says about the node's links: {@link io.ifacer.link.Link} and {@link io.ifacer.link.LinkTable}.
 *
 * <p>Owning thread: none for the records, which are immutable; a {@code LinkTable} belongs to the thread of the
 * engine that owns it. May depend on: java.base only; no thread, clock, file, logger or random number.
 */
@NullMarked
package io.ifacer.link;

import org.jspecify.annotations.NullMarked;
