/**
 * The links that the node shall have without any pod: {@code conf/links.yaml}, read again whenever it changes.
 *
 * <p>Owning thread: the event loop of {@link io.ifacer.daemon.declared.DeclaredLinksVerticle}. May depend on:
 * {@code io.ifacer.link}, {@code io.ifacer.cni}, {@code io.ifacer.daemon.bus}, Vert.x and Vert.x Config.
 */
@NullMarked
package io.ifacer.daemon.declared;

import org.jspecify.annotations.NullMarked;
