/**
 * Every bond option on the real kernel: rows of a table, each an ADD through the daemon's door whose effect is read from
 * the kernel, or whose refusal is read from the answer.
 *
 * <p>The classes named {@code InTheLab} run in a JVM on the node, since a process for each row would take an emulated CPU
 * many times as long as the row. Owning thread: JUnit's. May depend on: java.base, JUnit, AssertJ, modules/kernel for
 * the values that sysfs does not have.
 */
@NullMarked
package io.ifacer.scenario.options;

import org.jspecify.annotations.NullMarked;
