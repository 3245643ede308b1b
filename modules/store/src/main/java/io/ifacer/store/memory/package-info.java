/**
 * What ifacer remembers beyond the life of its process: the desired links beyond a reboot too, the attachments until one.
 *
 * <p>Owning thread: one worker at a time, the daemon's memory verticle's. May depend on: {@code io.ifacer.link.desired} and
 * what it needs, {@code io.ifacer.store.disk}, Jackson.
 */
@NullMarked
package io.ifacer.store.memory;

import org.jspecify.annotations.NullMarked;
