/**
 * How the difference between what is wanted and what is observed is closed: steps in order, or the reason why not.
 *
 * <p>Owning thread: none; everything here is immutable or a pure function. May depend on: java.base,
 * {@code io.ifacer.link} and {@code io.ifacer.link.desired}.
 */
@NullMarked
package io.ifacer.link.plan;

import org.jspecify.annotations.NullMarked;
