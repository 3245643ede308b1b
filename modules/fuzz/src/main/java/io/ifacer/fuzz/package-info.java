/**
 * Everything of ifacer that takes what others wrote, as laws over bytes: whatever the bytes are, the law holds. Jazzer looks
 * for bytes that break one ({@code deploy/fuzz}); those it found, and those that lead far, are kept and run in the tests.
 *
 * <p>Owning thread: whoever calls a law. May depend on: everything.
 */
@NullMarked
package io.ifacer.fuzz;

import org.jspecify.annotations.NullMarked;
