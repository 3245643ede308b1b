/**
 * {@code ifacerctl}, the command line for people: one class a command.
 *
 * <p>Owning thread: main. May depend on: {@code io.ifacer.link}, {@code io.ifacer.store}, picocli.
 */
@NullMarked
package io.ifacer.ctl;

import org.jspecify.annotations.NullMarked;
