/**
 * The lab: a real kernel with bonding, 802.1Q and dummy links, for tests that no fake can stand in for.
 *
 * <p>It is a namespace of the machine's own kernel where that one has these link kinds, and otherwise a virtual machine
 * that boots the distribution's stock kernel on the machine's own files. The scripts under {@code modules/lab/guest} make
 * and serve it; this package starts them, hands commands over and collects results. Nothing that runs in the virtual
 * machine can change a file of the machine.
 *
 * <pre>{@code
 * @ExtendWith(LabExtension.class)
 * class BondScenario {
 *     @Test
 *     void takesItsPorts(Lab lab) {
 *         try (LabNamespace node = lab.namespace()) {
 *             node.nic("ens192");
 *             node.run("ip link add bond0 type bond && ip link set ens192 down && ip link set ens192 master bond0");
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Owning thread: {@link io.ifacer.lab.Lab} may be used by any number of threads; one thread of its own reads the
 * lab's answers. May depend on: java.base and JUnit. Used by tests only, never by what ships.
 */
@NullMarked
package io.ifacer.lab;

import org.jspecify.annotations.NullMarked;
