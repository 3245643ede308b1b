package io.ifacer.link.engine;

import org.junit.jupiter.api.Test;

/** What somebody was granted is not changed for the next who asks. */
class AgreementTest {

    private static final String TWO = "bond bond0 mode active-backup ports ens192 ens160 options miimon=100";
    private static final String THREE = "bond bond0 mode active-backup ports ens192 ens160 ens224 options miimon=100";
    private static final String NODE = """
            2 ens192 up master 7
            3 ens160 up master 7
            4 ens224
            7 bond0 bond mode active-backup up alias ifacer options miimon=100
            """;

    private static EngineScript held() {
        return EngineScript.with(NODE).add("pod1", TWO).expect("reply pod1 done");
    }

    @Test
    void aBondThatIsHeldGetsNoMorePorts() {
        held().add("pod2", THREE)
                .expect(
                        "reply pod2 BOND_DIFFERS: bond0 is kept with the ports [ens192, ens160] for others (it was made by ifacer), asked for:"
                                + " with the ports [ens192, ens160, ens224]")
                .told("4 ens224 up")
                .expectNothing();
    }

    @Test
    void norFewerWhileOneOfThemIsLost() {
        EngineScript.with(NODE)
                .add("pod1", THREE)
                .expect("apply set ens224 master bond0")
                .done("set ens224 master bond0", "4 ens224 up master 7")
                .expect("reply pod1 done")
                .told("gone 4 ens224")
                .expectNothing()
                .add("pod2", TWO)
                .expect(
                        "reply pod2 BOND_DIFFERS: bond0 is kept with the ports [ens192, ens160, ens224] for others (it was made by ifacer),"
                                + " asked for: with the ports [ens192, ens160]");
    }

    @Test
    void theOrderOfPortsIsNoDifference() {
        held().add("pod2", "bond bond0 mode active-backup ports ens160 ens192 options miimon=100")
                .expect("reply pod2 done");
    }

    @Test
    void aBondThatIsGoneAndHeldIsNotMadeInAnotherMode() {
        held().ask("pause", new Command.Pause(null))
                .expect("reply pause done")
                .told("2 ens192 up\n3 ens160 up\ngone 7 bond0")
                .add("pod2", TWO.replace("active-backup", "balance-rr"))
                .expect(
                        "reply pod2 BOND_DIFFERS: bond0 is kept in mode active-backup for others (it was made by ifacer), asked for: in mode"
                                + " balance-rr");
    }

    @Test
    void aVlanThatIsGoneAndHeldIsNotMadeOnAnotherLower() {
        EngineScript.with("2 ens192 up\n3 ens160 up\n9 storage vlan id 100 link 2 up alias ifacer")
                .add("pod1", "vlan storage lower ens192 id 100")
                .expect("reply pod1 done")
                .told("gone 9 storage\ngone 2 ens192")
                .expectNothing()
                .add("pod2", "vlan storage lower ens160 id 100")
                .expect(
                        "reply pod2 NAME_TAKEN: storage is kept as VLAN 100 on ens192 for others (it was made by ifacer), asked for: as VLAN 100"
                                + " on ens160");
    }

    @Test
    void whatIsOnlyRememberedIsGrantedAsItIsAskedForNow() {
        new EngineScript()
                .loaded(TWO)
                .subscribed()
                .expect("dump")
                .dumped(NODE)
                .add("pod1", THREE)
                .expect("apply set ens224 master bond0")
                .done("set ens224 master bond0", "4 ens224 up master 7")
                .expect("reply pod1 done")
                .told("4 ens224")
                .expect("apply set ens224 master bond0");
    }

    @Test
    void whatNobodyHoldsAnyMoreIsGrantedAsItIsAskedForNow() {
        held().del("pod1").expect("reply del-pod1 done").add("pod2", THREE).expect("apply set ens224 master bond0");
    }
}
