/**
 * Tables of what requests and configurations say and how they are answered.
 *
 * <p>Owning thread: the test's. May depend on: what the package under test may.
 */
package io.ifacer.cni;
