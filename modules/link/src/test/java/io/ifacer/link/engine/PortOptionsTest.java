package io.ifacer.link.engine;

import org.junit.jupiter.api.Test;

/** What a bond keeps of its ports is read back: the kernel acknowledges what it is too old for. */
class PortOptionsTest {

    private static final String ADD_BOND = "add bond0 type bond mode active-backup miimon 100 mtu 1500";
    private static final String ATTACH = "set ens192 master bond0";
    private static final String BOND_UP = "set bond0 up";
    private static final String SET_PRIO = "set ens192 type bond_slave prio 10";
    private static final String BOND = "7 bond0 bond mode active-backup alias ifacer options miimon=100";

    private static EngineScript attached() {
        return EngineScript.with("2 ens192")
                .add("pod1", "bond bond0 mode active-backup ports ens192 options miimon=100 prio=ens192:10")
                .expect("apply " + ADD_BOND)
                .done(ADD_BOND, BOND)
                .expect("apply " + ATTACH)
                .done(ATTACH, "2 ens192 up master 7")
                .expect("apply " + SET_PRIO)
                .acked(SET_PRIO)
                .expect("apply show ens192");
    }

    @Test
    void aPortIsReadAfterItWasSet() {
        attached()
                .found("show ens192", "2 ens192 up master 7 prio 10")
                .expect("apply " + BOND_UP)
                .done(BOND_UP, BOND.replace("alias", "up alias"))
                .expect("reply pod1 done");
    }

    @Test
    void whatTheKernelIgnoresFailsTheRequestAndIsTakenBack() {
        attached()
                .found("show ens192", "2 ens192 up master 7")
                .expect("apply delete bond0")
                .done("delete bond0", "2 ens192\ngone 7 bond0")
                .expect(
                        "reply pod1 OPTION_IGNORED: the kernel acknowledged 'set ens192 type bond_slave prio 10', but it"
                                + " has no effect; found: ens192 is a network card, up, mtu 1500, port of bond0");
    }
}
