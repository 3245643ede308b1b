package io.ifacer.link.engine;

import org.junit.jupiter.api.Test;

/** How links that were granted are kept: every loss, every drift, and the events that tell of it. */
class RepairTest {

    private static final String VLAN = "vlan ens192.100 lower ens192 id 100";
    private static final String ADD_VLAN = "add ens192.100 link ens192 type vlan id 100";
    private static final String VLAN_NODE = "2 ens192 up\n9 ens192.100 vlan id 100 link 2 up alias ifacer";
    private static final String BOND = "bond bond0 mode active-backup ports ens192 ens160 options miimon=100";
    private static final String BOND_NODE = """
            2 ens192 up master 7
            3 ens160 up master 7
            7 bond0 bond mode active-backup up alias ifacer options miimon=100
            """;
    private static final String BOND_AND_VLAN = BOND + "\nvlan bond0.200 lower bond0 id 200";
    private static final String BOND_AND_VLAN_NODE = BOND_NODE + "8 bond0.200 vlan id 200 link 7 up alias ifacer";

    private static EngineScript granted(String node, String links) {
        EngineScript script = EngineScript.with(node).add("pod1", links).expect("reply pod1 done");
        script.forgetEvents();
        return script;
    }

    @Test
    void aDeletedVlanIsMadeAgainAndItsPodsAreNamed() {
        granted(VLAN_NODE, VLAN)
                .told("gone 9 ens192.100")
                .expect("apply " + ADD_VLAN)
                .expectEvents("link.lost ens192.100: is not there")
                .passes(7)
                .done(ADD_VLAN, "12 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .passes(5)
                .done("set ens192.100 up", "12 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expectNothing()
                .expectFullEvents(
                        "pods.affected [notification] ens192.100: is another interface than before: what pods had on the old one (macvlan,"
                                + " ipvlan) died with it, and is back only when they are made anew"
                                + " {ifindex 9 -> 12} [net/pod1/eth0]",
                        "link.repaired [notification] ens192.100: right again: " + ADD_VLAN
                                + "; set ens192.100 up {state missing -> up} [net/pod1/eth0] after 12 ms");
    }

    @Test
    void aVlanThatIsSetDownIsSetUp() {
        granted(VLAN_NODE, VLAN)
                .told("9 ens192.100 vlan id 100 link 2 alias ifacer")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expectNothing()
                .expectFullEvents(
                        "drift.found [notification] ens192.100: ens192.100: wanted state up, found down {state up -> down}"
                                + " [net/pod1/eth0]",
                        "link.repaired [notification] ens192.100: right again: set ens192.100 up {state down -> up} [net/pod1/eth0]"
                                + " after 0 ms");
    }

    @Test
    void aRenamedVlanGetsItsNameBackAndStaysTheSameLink() {
        granted(VLAN_NODE, VLAN)
                .told("9 mine vlan id 100 link 2 up alias ifacer")
                .expect("apply set mine down")
                .expectEvents("link.lost ens192.100: renamed to mine")
                .done("set mine down", "9 mine vlan id 100 link 2 alias ifacer")
                .expect("apply set mine name ens192.100")
                .done("set mine name ens192.100", "9 ens192.100 vlan id 100 link 2 alias ifacer")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expectNothing()
                .expectEvents("link.repaired ens192.100: right again: set mine down; set mine name ens192.100;"
                        + " set ens192.100 up");
    }

    @Test
    void aVlanThatIsRenamedWhileItIsSetUpIsNotWaitedForUnderTheFormerName() {
        granted(VLAN_NODE, VLAN)
                .told("9 ens192.100 vlan id 100 link 2 alias ifacer")
                .expect("apply set ens192.100 up")
                .told("9 mine vlan id 100 link 2 alias ifacer")
                .acked("set ens192.100 up")
                .expectNothing()
                .told("9 mine vlan id 100 link 2 up alias ifacer")
                .expect("apply set mine down")
                .done("set mine down", "9 mine vlan id 100 link 2 alias ifacer")
                .expect("apply set mine name ens192.100")
                .done("set mine name ens192.100", "9 ens192.100 vlan id 100 link 2 alias ifacer")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expectNothing();
    }

    /** The bond's ports are told of before the bond itself (bond_main.c, bond_uninit; net/core/dev.c, rtmsg_ifinfo at the end). */
    @Test
    void aBondThatGoesWhileItsPortIsAttachedAgainIsNoFailure() {
        String addBond = "add bond0 type bond mode active-backup miimon 100 mtu 1500";
        granted(BOND_NODE, BOND)
                .told("2 ens192")
                .expect("apply set ens192 master bond0")
                .refused("set ens192 master bond0", 22, "EINVAL")
                .expect("apply show ens192")
                .found("show ens192", "2 ens192")
                .expect("apply show bond0")
                .foundNothing("show bond0")
                .expect("apply " + addBond)
                .expectEventTypes("port.lost", "link.lost");
    }

    /** The daemon died between the request that makes a link and the one that gives it its alias. */
    @Test
    void aLinkThatWasNotFinishedIsFinishedAndGetsItsAlias() {
        EngineScript.with("2 ens192 up\n9 ens192.100 vlan id 100 link 2 unfinished")
                .add("pod1", VLAN)
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up unfinished")
                .expect("apply set ens192.100 alias ifacer")
                .done("set ens192.100 alias ifacer", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expect("reply pod1 done");
    }

    @Test
    void aDeclaredMtuIsRestored() {
        granted("2 ens192 up mtu 9000\n9 ens192.100 vlan id 100 link 2 up mtu 9000 alias ifacer", VLAN + " mtu 9000")
                .told("9 ens192.100 vlan id 100 link 2 up mtu 1400 alias ifacer")
                .expect("apply set ens192.100 mtu 9000")
                .done("set ens192.100 mtu 9000", "9 ens192.100 vlan id 100 link 2 up mtu 9000 alias ifacer")
                .expectNothing()
                .expectEvents(
                        "drift.found ens192.100: ens192.100: wanted mtu 9000, found 1400",
                        "link.repaired ens192.100: right again: set ens192.100 mtu 9000");
    }

    @Test
    void anMtuThatNobodyDeclaredIsNobodysAffair() {
        granted(VLAN_NODE, VLAN)
                .told("9 ens192.100 vlan id 100 link 2 up mtu 1400 alias ifacer")
                .expectNothing()
                .expectEvents();
    }

    @Test
    void aParentThatIsSetDownIsSetUpAndTheVlanAfterIt() {
        granted(VLAN_NODE, VLAN)
                .told("2 ens192\n9 ens192.100 vlan id 100 link 2 alias ifacer")
                .expect("apply set ens192 up")
                .done("set ens192 up", "2 ens192 up")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expectNothing();
    }

    @Test
    void aParentThatIsUnpluggedIsWaitedFor() {
        granted(VLAN_NODE, VLAN)
                .told("gone 9 ens192.100\ngone 2 ens192")
                .expectNothing()
                .expectFullEvents(
                        "link.lost [notification] ens192.100: is not there {state up -> missing} [net/pod1/eth0]",
                        "link.blocked [waiting] ens192.100: interface ens192, which VLAN ens192.100 stands on, does not"
                                + " exist {state up -> missing} [net/pod1/eth0]")
                .told("4 ens224 up")
                .expectEvents()
                .told("5 ens192")
                .expect("apply set ens192 up")
                .done("set ens192 up", "5 ens192 up")
                .expect("apply " + ADD_VLAN)
                .done(ADD_VLAN, "12 ens192.100 vlan id 100 link 5")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "12 ens192.100 vlan id 100 link 5 up alias ifacer")
                .expectNothing();
    }

    @Test
    void aDeletedBondIsMadeAgainWithItsVlan() {
        String addBond = "add bond0 type bond mode active-backup miimon 100 mtu 1500";
        granted(BOND_AND_VLAN_NODE, BOND_AND_VLAN)
                .told("gone 8 bond0.200\n2 ens192\n3 ens160\ngone 7 bond0")
                .expect("apply " + addBond)
                .done(addBond, "17 bond0 bond mode active-backup options miimon=100")
                .expect("apply set ens192 master bond0")
                .done("set ens192 master bond0", "2 ens192 up master 17")
                .expect("apply set ens160 master bond0")
                .done("set ens160 master bond0", "3 ens160 up master 17")
                .expect("apply set bond0 up")
                .done("set bond0 up", "17 bond0 bond mode active-backup up alias ifacer options miimon=100")
                .expect("apply add bond0.200 link bond0 type vlan id 200")
                .done("add bond0.200 link bond0 type vlan id 200", "18 bond0.200 vlan id 200 link 17")
                .expect("apply set bond0.200 up")
                .done("set bond0.200 up", "18 bond0.200 vlan id 200 link 17 up alias ifacer")
                .expectNothing()
                .expectEventTypes("link.lost", "link.lost", "pods.affected", "link.repaired", "link.repaired");
    }

    @Test
    void aBondThatIsSetDownIsSetUp() {
        granted(BOND_NODE, BOND)
                .told("7 bond0 bond mode active-backup alias ifacer options miimon=100")
                .expect("apply set bond0 up");
    }

    @Test
    void anOptionThatDriftedIsSet() {
        granted(BOND_NODE, BOND)
                .told("7 bond0 bond mode active-backup up alias ifacer options miimon=50")
                .expect("apply set bond0 type bond miimon 100")
                .expectEvents("drift.found bond0: bond0: wanted miimon 100, found 50")
                .done(
                        "set bond0 type bond miimon 100",
                        "7 bond0 bond mode active-backup up alias ifacer options miimon=100")
                .expectNothing()
                .expectEvents("link.repaired bond0: right again: set bond0 type bond miimon 100");
    }

    @Test
    void aModeThatDriftedIsSetWithThePortsTakenOutMeanwhile() {
        granted(BOND_NODE, BOND)
                .told("7 bond0 bond mode balance-rr up alias ifacer options miimon=100")
                .expect("apply set ens192 nomaster (was bond0)")
                .done("set ens192 nomaster (was bond0)", "2 ens192")
                .expect("apply set ens160 nomaster (was bond0)")
                .done("set ens160 nomaster (was bond0)", "3 ens160")
                .expect("apply set bond0 down")
                .done("set bond0 down", "7 bond0 bond mode balance-rr alias ifacer options miimon=100")
                .expect("apply set bond0 type bond mode active-backup")
                .acked("set bond0 type bond mode active-backup")
                .expect("apply show bond0")
                .found("show bond0", "7 bond0 bond mode active-backup alias ifacer options miimon=100")
                .expect("apply set ens192 master bond0")
                .expectEvents("drift.found bond0: bond0: wanted mode active-backup, found balance-rr");
    }

    @Test
    void aPortThatWasReleasedIsAttached() {
        granted(BOND_NODE, BOND)
                .told("3 ens160")
                .expect("apply set ens160 master bond0")
                .expectFullEvents(
                        "port.lost [notification] ens160: port of bond0: was released {controller bond0 -> } [net/pod1/eth0]")
                .passes(3)
                .done("set ens160 master bond0", "3 ens160 up master 7")
                .expectNothing()
                .expectFullEvents(
                        "port.returned [notification] ens160: port of bond0: is in it again {controller  -> bond0} [net/pod1/eth0] after 3 ms",
                        "link.repaired [notification] bond0: right again: set ens160 master bond0 {ports [ens192] -> [ens192, ens160]}"
                                + " [net/pod1/eth0] after 3 ms");
    }

    @Test
    void aPortThatIsSetDownIsSetUp() {
        granted(BOND_NODE, BOND).told("3 ens160 master 7").expect("apply set ens160 up");
    }

    @Test
    void aPortThatIsUnpluggedIsWaitedForAndTakenWhenItIsBack() {
        granted(BOND_NODE, BOND)
                .told("gone 3 ens160")
                .expectNothing()
                .expectEvents(
                        "port.lost ens160: port of bond0: ens160 is not there",
                        "link.blocked bond0: waiting for a port: ens160 does not exist")
                .passes(2_000)
                .told("13 ens160 up")
                .expect("apply set ens160 down")
                .done("set ens160 down", "13 ens160")
                .expect("apply set ens160 master bond0")
                .done("set ens160 master bond0", "13 ens160 up master 7")
                .expectNothing()
                .expectEventTypes("port.returned", "link.repaired");
    }

    @Test
    void aPortThatIsRenamedAndRenamedBackIsTakenAgain() {
        granted(BOND_NODE, BOND)
                .told("3 eth7 master 7")
                .expectNothing()
                .expectEventTypes("port.lost", "link.blocked")
                .told("3 ens160 master 7")
                .expect("apply set ens160 up");
    }

    @Test
    void aPortThatSomebodyElseTookIsWaitedForOnceAndTakenWhenItIsFree() {
        granted(BOND_NODE + "8 br0 bridge up", BOND)
                .told("3 ens160 up master 8")
                .expectNothing()
                .expectEvents(
                        "port.lost ens160: port of bond0: is a port of br0",
                        "link.blocked bond0: waiting for a port: ens160 is already a port of bridge br0")
                .told("3 ens160 up mtu 1400 master 8")
                .expectEvents()
                .told("3 ens160")
                .expect("apply set ens160 master bond0");
    }

    @Test
    void aPrimaryIsRestoredWhenItsPortIsBack() {
        String want = "bond bond0 mode active-backup ports ens192 ens160 options primary=ens160";
        granted("""
                        2 ens192 up master 7
                        3 ens160 up master 7
                        7 bond0 bond mode active-backup up alias ifacer options primary=3
                        """, want)
                .told("gone 3 ens160\n7 bond0 bond mode active-backup up alias ifacer")
                .expectNothing()
                .told("13 ens160")
                .expect("apply set ens160 master bond0")
                .done("set ens160 master bond0", "13 ens160 up master 7")
                .expect("apply set bond0 type bond primary ens160")
                .done(
                        "set bond0 type bond primary ens160",
                        "7 bond0 bond mode active-backup up alias ifacer options primary=13")
                .expectNothing();
    }

    @Test
    void aCarrierThatIsLostIsToldOfAndNothingElse() {
        granted(BOND_NODE, BOND)
                .told("3 ens160 up no-carrier master 7")
                .expectNothing()
                .expectFullEvents(
                        "carrier.changed [notification] ens160: has lost its carrier {carrier up -> down} [net/pod1/eth0]")
                .told("7 bond0 bond mode active-backup up no-carrier alias ifacer options miimon=100")
                .expectNothing()
                .expectEvents("carrier.changed bond0: has lost its carrier")
                .told("3 ens160 up master 7")
                .expectNothing()
                .expectEvents("carrier.changed ens160: has its carrier again");
    }

    @Test
    void aMarkThatWasRemovedIsSetAgain() {
        granted(VLAN_NODE, VLAN)
                .told("9 ens192.100 vlan id 100 link 2 up")
                .expect("apply set ens192.100 alias ifacer")
                .done("set ens192.100 alias ifacer", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expectNothing()
                .expectEvents();
    }

    @Test
    void somebodyElsesLinkIsWatchedAndNeverTouched() {
        granted("2 ens192 up\n9 ens192.100 vlan id 100 link 2 up", VLAN)
                .told("9 ens192.100 vlan id 100 link 2")
                .expectNothing()
                .expectEvents("drift.found ens192.100: ens192.100: wanted state up, found down")
                .told("gone 9 ens192.100")
                .expectNothing()
                .expectEvents("link.lost ens192.100: is not there");
    }

    @Test
    void somebodyElsesLinkInPlaceOfOursIsToldOfAndLeft() {
        granted(VLAN_NODE, VLAN)
                .told("gone 9 ens192.100\n10 ens192.100 vlan id 100 link 2 alias theirs")
                .expectNothing()
                .expectEventTypes("pods.affected", "drift.found", "link.blocked")
                .told("gone 10 ens192.100")
                .expect("apply " + ADD_VLAN);
    }

    @Test
    void anythingAtOnceEndsInTheWantedState() {
        granted(BOND_AND_VLAN_NODE, BOND_AND_VLAN)
                .told("""
                        3 ens160
                        2 ens192 master 7
                        7 bond0 bond mode active-backup alias ifacer options miimon=50
                        8 bond0.200 vlan id 200 link 7 alias ifacer
                        """)
                .expect("apply set ens160 master bond0")
                .done("set ens160 master bond0", "3 ens160 up master 7")
                .expect("apply set ens192 up")
                .done("set ens192 up", "2 ens192 up master 7")
                .expect("apply set bond0 up")
                .done("set bond0 up", "7 bond0 bond mode active-backup up alias ifacer options miimon=50")
                .expect("apply set bond0 type bond miimon 100")
                .done(
                        "set bond0 type bond miimon 100",
                        "7 bond0 bond mode active-backup up alias ifacer options miimon=100")
                .expect("apply set bond0.200 up")
                .done("set bond0.200 up", "8 bond0.200 vlan id 200 link 7 up alias ifacer")
                .expectNothing();
    }

    @Test
    void aRepairAndAnAddForTheSameLinkFollowEachOther() {
        granted(VLAN_NODE, VLAN)
                .told("gone 9 ens192.100")
                .expect("apply " + ADD_VLAN)
                .add("pod2", VLAN)
                .expectNothing()
                .done(ADD_VLAN, "12 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "12 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expect("reply pod2 done");
    }

    @Test
    void aRepairWhoseLinkNobodyWantsAnyMoreStops() {
        granted(VLAN_NODE, VLAN)
                .told("gone 9 ens192.100")
                .expect("apply " + ADD_VLAN)
                .del("pod1")
                .expect("reply del-pod1 done")
                .done(ADD_VLAN, "12 ens192.100 vlan id 100 link 2")
                .expectNothing();
    }

    @Test
    void aRepairGoesOnWhenNothingCanBeRemembered() {
        granted(VLAN_NODE, VLAN).savingByHand().told("gone 9 ens192.100").expect("apply " + ADD_VLAN);
    }

    /** Made anew, it would take with it what somebody else put on it: when that goes, nobody waits for the audit. */
    @Test
    void whatHasToBeMadeAnewIsSoAtOnceWhenNothingForeignStandsOnItAnyMore() {
        granted("2 ens192 up\n3 ens160 up\n9 ens192.100 vlan id 100 link 2 up alias ifacer", VLAN)
                .told("3 other up\n10 pod0 dummy link 9")
                .told("gone 2 ens192\n2 card up\n4 ens192 up")
                .expectNothing()
                .told("gone 10 pod0")
                .expect("apply delete ens192.100");
    }
}
