package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.plan.PlanPolicy;
import org.junit.jupiter.api.Test;

/** A repair looks at a port before it takes it, and leaves one alone by which the node has come to be reached. */
class SparedPortTest {

    private static final String BOND = "bond bond0 mode active-backup ports ens192 ens160 options miimon=100";
    private static final String BOND_OF_ONE =
            "2 ens192 up master 7\n7 bond0 bond mode active-backup up alias ifacer options miimon=100\n";
    private static final String RIGHT = BOND_OF_ONE + "3 ens160 up master 7";
    private static final String LOST = BOND_OF_ONE + "3 ens160 up";
    private static final String LOOK = "show addresses of ens160";
    private static final String VLAN = "8 ens160.5 vlan id 5 link 3 up";
    private static final String LOOK_AT_VLAN = "show addresses of ens160.5";
    private static final String ATTACH = "set ens160 master bond0";

    /** A bond whose second port was taken out, and that port is up. */
    private static EngineScript portTakenOut() {
        return EngineScript.with(RIGHT)
                .asking()
                .add("pod1", BOND)
                .expect("reply pod1 done")
                .told("3 ens160 up")
                .expect("apply " + LOOK)
                .forgetEvents();
    }

    private static EngineScript spared() {
        return portTakenOut().inspected(LOOK, "ens160 192.0.2.10/24").expectNothing();
    }

    private static void assertRepairs(EngineScript script, int expected) {
        assertThat(script.engine().view().links().get(0).repairs()).isEqualTo(expected);
    }

    @Test
    void onePortThatCarriesNothingIsTakenAfterOneLook() {
        EngineScript script = portTakenOut()
                .inspected(LOOK, "ens160 fe80::1/64")
                .expect("apply set ens160 down")
                .done("set ens160 down", "3 ens160")
                .expect("apply " + ATTACH)
                .done(ATTACH, "3 ens160 up master 7")
                .expectNothing()
                .expectEvents(
                        "port.returned ens160: port of bond0: is in it again",
                        "link.repaired bond0: right again: set ens160 down; set ens160 master bond0");
        assertRepairs(script, 1);
    }

    @Test
    void oneThatCarriesAnAddressIsLeftAloneAndThatIsToldOnce() {
        EngineScript script = spared().expectEvents(
                        "link.blocked bond0: waiting for a port: ens160 carries address 192.0.2.10/24, and is left"
                                + " alone")
                .told("2 ens192 up no-carrier master 7")
                .expectNothing()
                .expectEventTypes("carrier.changed");
        assertRepairs(script, 0);
    }

    @Test
    void itIsLookedAtAgainWhenItChangesAndNothingIsToldThatWasTold() {
        spared().forgetEvents()
                .told("3 ens160 up mtu 1400")
                .expect("apply " + LOOK)
                .inspected(LOOK, "ens160 192.0.2.10/24")
                .expectNothing()
                .expectEvents();
    }

    /** The audit may be a minute away: whatever blocks is watched. */
    @Test
    void itIsTakenAtOnceWhenItsAddressGoes() {
        spared().addressesGone(3).expect("apply " + LOOK).inspected(LOOK).expect("apply set ens160 down");
    }

    /** The answer and the news come by two sockets: the answer may have been written before. */
    @Test
    void anAddressThatGoesWhileSomebodyLooksIsLookedForAgain() {
        portTakenOut()
                .addressesGone(3)
                .inspected(LOOK, "ens160 192.0.2.10/24")
                .expect("apply " + LOOK)
                .inspected(LOOK)
                .expect("apply set ens160 down");
        portTakenOut()
                .overrun()
                .expect("dump")
                .dumped(LOST)
                .inspected(LOOK, "ens160 192.0.2.10/24")
                .expect("apply " + LOOK)
                .inspected(LOOK)
                .expect("apply set ens160 down");
    }

    @Test
    void oneOfSeveralAddressesThatGoesLeavesItAloneAndNothingIsToldTwice() {
        spared().forgetEvents()
                .addressesGone(3)
                .expect("apply " + LOOK)
                .inspected(LOOK, "ens160 192.0.2.11/24")
                .expectNothing()
                .expectEvents(
                        "link.blocked bond0: waiting for a port: ens160 carries address 192.0.2.11/24, and is left"
                                + " alone");
    }

    /** The subscription begins when somebody waits, and every watch begins with a look: the route may be gone by then. */
    @Test
    void aPortThatCarriesOnlyARouteIsTakenAtOnceWhenThatGoes() {
        portTakenOut()
                .inspected(LOOK, "ens160 default via 192.0.2.1")
                .expect("watch routes of [3]")
                .routesGone(3)
                .expect("apply " + LOOK)
                .inspected(LOOK, "ens160 default via 192.0.2.1")
                .expectNothing()
                .routesGone(3)
                .expect("apply " + LOOK)
                .inspected(LOOK)
                .expect("apply set ens160 down", "watch routes of []");
    }

    @Test
    void noRoutesAreWatchedForAPortThatIsGone() {
        portTakenOut()
                .inspected(LOOK, "ens160 default via 192.0.2.1")
                .expect("watch routes of [3]")
                .told("gone 3 ens160")
                .expect("watch routes of []");
    }

    @Test
    void noRoutesAreWatchedForABondThatNobodyWantsAnyMore() {
        portTakenOut()
                .inspected(LOOK, "ens160 default via 192.0.2.1")
                .expect("watch routes of [3]")
                .del("pod1")
                .expect("reply del-pod1 done")
                .ask("audit", new Command.Audit())
                .expect("dump", "reply audit done")
                .dumped(LOST)
                .expectNothing()
                .ask("audit", new Command.Audit())
                .expect("dump", "reply audit done")
                .dumped(LOST)
                .expect("watch routes of []");
    }

    @Test
    void anAddressThatNothingWaitsForIsNothing() {
        spared().forgetEvents().addressesGone(2, 99).expectNothing().expectEvents();
    }

    /** What the kernel dropped may have been the notification of the address. */
    @Test
    void itIsLookedAtAgainAfterNotificationsWereLost() {
        spared().overrun()
                .expect("dump")
                .dumped(LOST)
                .expect("apply " + LOOK)
                .inspected(LOOK)
                .expect("apply set ens160 down");
    }

    @Test
    void itIsTakenWhenAnAuditFindsTheAddressGone() {
        spared().ask("audit", new Command.Audit())
                .expect("dump", "reply audit done")
                .dumped(LOST)
                .expect("apply " + LOOK)
                .inspected(LOOK)
                .expect("apply set ens160 down");
    }

    @Test
    void whatElseIsWrongIsRepairedAllTheSame() {
        spared().told("2 ens192 master 7").expect("apply set ens192 up");
    }

    @Test
    void aLookThatFailsTakesNoPortAndIsTriedAgainLater() {
        portTakenOut()
                .refused(LOOK, 12, "ENOMEM")
                .expect("apply show ens160")
                .found("show ens160", "3 ens160 up")
                .expectNothing()
                .expectEvents("repair.failed bond0: the kernel refused '" + LOOK
                        + "': ENOMEM, the kernel's words; tried again in 100 ms")
                .tickAfter(100)
                .expect("apply " + LOOK)
                .inspected(LOOK)
                .expect("apply set ens160 down");
    }

    @Test
    void aPortThatGoesWhileItIsLookedAtIsMissing() {
        portTakenOut()
                .refused(LOOK, 19, "ENODEV")
                .expect("apply show ens160")
                .foundNothing("show ens160")
                .expectNothing()
                .expectEvents("link.blocked bond0: waiting for a port: ens160 does not exist");
    }

    /** Somebody changed the mode of a bond of one port, and the repair has taken the port out to change it back. */
    private static EngineScript takenOutForTheMode(String observed) {
        return EngineScript.with(observed)
                .asking()
                .add("pod1", "bond bond0 mode active-backup ports ens192 options miimon=100")
                .expect("reply pod1 done")
                .told("7 bond0 bond mode balance-rr up alias ifacer options miimon=100")
                .expect("apply set ens192 nomaster (was bond0)")
                .done("set ens192 nomaster (was bond0)", "2 ens192")
                .expectStarting("apply set bond0 down");
    }

    @Test
    void aPortThatTheRepairItselfTookOutIsAttachedAgainWithoutALook() {
        takenOutForTheMode(BOND_OF_ONE)
                .done("set bond0 down", "7 bond0 bond mode balance-rr alias ifacer options miimon=100")
                .expect("apply set bond0 type bond mode active-backup")
                .acked("set bond0 type bond mode active-backup")
                .expect("apply show bond0")
                .found("show bond0", "7 bond0 bond mode active-backup alias ifacer options miimon=100")
                .expect("apply set ens192 master bond0");
    }

    /** A bond whose second port was taken out, and is up, and so is a VLAN on it that has an address. */
    private static EngineScript sparedForItsVlan() {
        return EngineScript.with(RIGHT + "\n" + VLAN)
                .asking()
                .add("pod1", BOND)
                .expect("reply pod1 done")
                .told("3 ens160 up")
                .expect("apply " + LOOK)
                .inspected(LOOK)
                .expect("apply " + LOOK_AT_VLAN)
                .inspected(LOOK_AT_VLAN, "ens160.5 192.0.2.10/24")
                .expectNothing();
    }

    @Test
    void onePortUnderAVlanThatCarriesAnAddressIsLeftAloneAndNotLookedAtForEver() {
        assertRepairs(sparedForItsVlan().told("2 ens192 up no-carrier master 7").expectNothing(), 0);
    }

    @Test
    void itIsTakenWhenTheVlanGoes() {
        sparedForItsVlan()
                .told("gone 8 ens160.5")
                .expect("apply " + LOOK)
                .inspected(LOOK)
                .expect("apply set ens160 down");
    }

    @Test
    void itIsTakenWhenTheVlanIsSetDown() {
        sparedForItsVlan()
                .told("8 ens160.5 vlan id 5 link 3")
                .expect("apply " + LOOK)
                .inspected(LOOK)
                .expect("apply set ens160 down");
    }

    @Test
    void whatStandsOnAPortThatTheRepairItselfTookOutIsNotLookedAt() {
        takenOutForTheMode(BOND_OF_ONE + "8 ens192.5 vlan id 5 link 2 up");
    }

    @Test
    void whereTheSettingGivesSuchPortsAwayNobodyLooks() {
        EngineScript.with(new PlanPolicy(PlanPolicy.VlanIdScope.NODE, false, true, false, true), RIGHT)
                .asking()
                .add("pod1", BOND)
                .expect("reply pod1 done")
                .told("3 ens160 up")
                .expect("apply set ens160 down");
    }
}
