/**
 * What somebody wants the node's links to be.
 *
 * <p>Owning thread: none for the records. May depend on: java.base and {@code io.ifacer.link}.
 */
@NullMarked
package io.ifacer.link.desired;

import org.jspecify.annotations.NullMarked;
