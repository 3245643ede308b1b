/**
 * A model of the kernel's rules for links, for tests: {@link io.ifacer.link.model.ModelKernel}.
 *
 * <p>It does what Linux 6.1 was seen to do, event by event, and is proved against a real kernel by the contract suite of
 * the kernel module. What happens a little later there (carrier, the bond's monitor) happens here before the call returns.
 *
 * <p>Owning thread: the test's; nothing here has a thread or a clock. May depend on: java.base and the link model.
 */
@NullMarked
package io.ifacer.link.model;

import org.jspecify.annotations.NullMarked;
