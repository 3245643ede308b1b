package io.ifacer.link.engine;

import org.junit.jupiter.api.Test;

/** A VLAN is to stand on a VLAN whose card is down: what it cannot be up without is set up, as its parent is. */
class NestedVlanTest {

    private static final String DOWN = "2 gp1\n3 gp1.60 vlan id 60 link 2";
    private static final String VLAN = "vlan gp1.60.7 lower gp1.60 id 7";
    private static final String ADD = "add gp1.60.7 link gp1.60 type vlan id 7";

    private static EngineScript cardIsUp(EngineScript script) {
        return script.expect("apply set gp1 up")
                .done("set gp1 up", "2 gp1 up\n3 gp1.60 vlan id 60 link 2 up") // its VLANs come up with it
                .expect("apply " + ADD);
    }

    @Test
    void theCardIsSetUpFirst() {
        cardIsUp(EngineScript.with(DOWN).add("pod1", VLAN))
                .done(ADD, "4 gp1.60.7 vlan id 7 link 3")
                .expect("apply set gp1.60.7 up")
                .done("set gp1.60.7 up", "4 gp1.60.7 vlan id 7 link 3 up alias ifacer")
                .expect("reply pod1 done");
    }

    @Test
    void andSetDownAgainWhereTheRestFails() {
        cardIsUp(EngineScript.with(DOWN).add("pod1", VLAN))
                .refused(ADD, 1, "EPERM")
                .expect("apply show gp1.60.7")
                .foundNothing("show gp1.60.7")
                .expect("apply set gp1 down")
                .done("set gp1 down", "3 gp1.60 vlan id 60 link 2\n2 gp1")
                .expect("reply pod1 KERNEL_REFUSED: the kernel refused '" + ADD + "': EPERM, the kernel's words");
    }

    @Test
    void aCardThatCannotBeSetUpIsNamed() {
        EngineScript.with(DOWN)
                .add("pod1", VLAN)
                .expect("apply set gp1 up")
                .refused("set gp1 up", 19, "ENODEV")
                .expect("apply show gp1")
                .found("show gp1", "2 gp1")
                .expect("reply pod1 KERNEL_REFUSED: the kernel refused 'set gp1 up': ENODEV, the kernel's words");
    }

    @Test
    void aRepairSetsItUpToo() {
        EngineScript.with("2 gp1 up\n3 gp1.60 vlan id 60 link 2 up\n4 gp1.60.7 vlan id 7 link 3 up alias ifacer")
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .told("4 gp1.60.7 vlan id 7 link 3 alias ifacer\n3 gp1.60 vlan id 60 link 2\n2 gp1")
                .expect("apply set gp1 up")
                .done(
                        "set gp1 up",
                        "2 gp1 up\n3 gp1.60 vlan id 60 link 2 up\n4 gp1.60.7 vlan id 7 link 3 up alias ifacer")
                .expectNothing();
    }
}
