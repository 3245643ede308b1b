/**
 * Tests of both doors to the kernel. {@link io.ifacer.kernel.KernelContract} is proved against the fake and the real one.
 *
 * <p>Owning thread: each test its own. May depend on: what the module may, its own wire codec and the model kernel.
 */
@NullMarked
package io.ifacer.kernel;

import org.jspecify.annotations.NullMarked;
