/**
 * Benchmarks, run by name through {@link io.ifacer.bench.Bench}; each reports figures and judges none.
 *
 * <p>Owning thread: main and JMH's. May depend on: every other module, JMH.
 */
@NullMarked
package io.ifacer.bench;

import org.jspecify.annotations.NullMarked;
