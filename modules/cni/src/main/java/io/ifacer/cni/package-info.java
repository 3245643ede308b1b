/**
 * The CNI side of the daemon: what a request says ({@link io.ifacer.cni.CniRequest}), what its configuration asks for
 * ({@link io.ifacer.cni.IfacerConfig}, {@link io.ifacer.cni.Want}), and how it is answered
 * ({@link io.ifacer.cni.CniAnswer}). CNI specification 0.1.0 to 1.1.0.
 *
 * <p>Owning thread: none; every class here is immutable. May depend on: {@code io.ifacer.link}, Jackson and java.base;
 * no thread, clock, file, socket or logger.
 */
@NullMarked
package io.ifacer.cni;

import org.jspecify.annotations.NullMarked;
