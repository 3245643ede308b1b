/**
 * {@code ifacerctl}, the command line for people: one class a command, a client of the daemon's API, and what prints.
 *
 * <p>Owning thread: main. May depend on: {@code io.ifacer.cni}, {@code io.ifacer.link} and
 * {@code io.ifacer.store} for what works without a daemon,
 * picocli, Jackson, Apache HttpClient.
 */
@NullMarked
package io.ifacer.ctl;

import org.jspecify.annotations.NullMarked;
