/** Tests of the simulator, and the simulation itself as a test. */
@NullMarked
package io.ifacer.simulation;

import org.jspecify.annotations.NullMarked;
