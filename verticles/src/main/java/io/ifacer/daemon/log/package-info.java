/**
 * How the daemon logs: one line an event to standard output, where journald or the container runtime takes it up; what
 * somebody outside can repeat is counted instead.
 *
 * <p>Owning thread: whichever logs first. May depend on: logback, and Vert.x for what it says of its threads.
 */
@NullMarked
package io.ifacer.daemon.log;

import org.jspecify.annotations.NullMarked;
