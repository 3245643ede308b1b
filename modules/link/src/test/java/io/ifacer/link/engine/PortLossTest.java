package io.ifacer.link.engine;

import org.junit.jupiter.api.Test;

/** A port that leaves its bond is told of, whatever becomes of it then. */
class PortLossTest {

    private static final String BOND = "bond bond0 mode active-backup ports ens192 ens160 options miimon=100";
    private static final String BOND_AND_VLAN = BOND + "\nvlan bond0.200 lower bond0 id 200";
    private static final String NODE = """
            2 ens192 up master 7
            3 ens160 up master 7
            7 bond0 bond mode active-backup up alias ifacer options miimon=100
            8 bond0.200 vlan id 200 link 7 up alias ifacer
            """;
    private static final String LOOK = "show addresses of ens160";
    private static final String MAKE = "add bond0.300 link bond0 type vlan id 300";
    private static final String ATTACH = "set ens160 master bond0";
    private static final String LOST = "port.lost ens160: port of bond0: was released";

    private static EngineScript granted(String links) {
        return EngineScript.with(NODE)
                .asking()
                .add("pod1", links)
                .expect("reply pod1 done")
                .forgetEvents();
    }

    @Test
    void oneThatCarriesAnAddressByThen() {
        granted(BOND)
                .told("3 ens160 up")
                .expect("apply " + LOOK)
                .expectEvents(LOST)
                .inspected(LOOK, "ens160 192.0.2.10/24")
                .expectNothing()
                .expectEventTypes("link.blocked");
    }

    @Test
    void oneThatLeavesAgainWhileItIsBeingTakenBack() {
        granted(BOND)
                .told("3 ens160")
                .expect("apply " + LOOK)
                .expectEvents(LOST)
                .inspected(LOOK)
                .expect("apply " + ATTACH)
                .acked(ATTACH)
                .told("3 ens160 up master 7\n3 ens160 up")
                .expect("apply " + LOOK)
                .inspected(LOOK, "ens160 192.0.2.10/24")
                .expectNothing()
                .expectEvents(
                        LOST,
                        "link.blocked bond0: waiting for a port: ens160 carries address 192.0.2.10/24, and is left alone");
    }

    @Test
    void oneThatTheRepairOfAVlanTakesBack() {
        granted(BOND_AND_VLAN)
                .told("gone 8 bond0.200\n3 ens160")
                .expectStarting("apply ")
                .expectEvents("link.lost bond0.200: is not there", LOST);
    }

    @Test
    void oneThatAnAddTakesBack() {
        granted(BOND)
                .add("pod2", BOND_AND_VLAN.replace("200", "300"))
                .expect("apply " + MAKE)
                .told("3 ens160")
                .expectEvents(LOST)
                .done(MAKE, "9 bond0.300 vlan id 300 link 7")
                .expect("apply " + LOOK)
                .inspected(LOOK)
                .expect("apply " + ATTACH)
                .done(ATTACH, "3 ens160 up master 7")
                .expect("apply set bond0.300 up")
                .done("set bond0.300 up", "9 bond0.300 vlan id 300 link 7 up alias ifacer")
                .expect("reply pod2 done")
                .expectEventTypes("link.created", "attachment.added", "port.returned");
    }
}
