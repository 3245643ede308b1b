package io.ifacer.scenario;

import java.time.Duration;

/**
 * How long a repair took, from the kernel's notification of the loss, or of the return of what was lost.
 *
 * @param configured to the notification that shows the last link configured as it was
 * @param carrying to the one that shows all of them carrying frames: bonds look at their ports every 100 ms here
 *     (miimon), and the kernel tells of a carrier once a second (net/core/link_watch.c)
 */
record Healing(Duration configured, Duration carrying) {}
