/**
 * The daemon {@code ifacerd}: {@link io.ifacer.daemon.Ifacerd} starts and stops the verticles in order.
 *
 * <p>Owning thread: main, and the shutdown hook's. May depend on: everything below, Vert.x.
 */
@NullMarked
package io.ifacer.daemon;

import org.jspecify.annotations.NullMarked;
