package io.ifacer.link.engine;

import io.ifacer.link.desired.DesiredText;
import io.ifacer.link.plan.PlanPolicy;
import org.junit.jupiter.api.Test;

/** Pods start on a bond that lacks a port, and the port is taken in when it comes. */
class MissingPortTest {

    private static final String BOND = "bond bond0 mode active-backup ports ens192 ens160 options miimon=100";
    private static final String BOND_AND_VLAN = BOND + "\nvlan bond0.200 lower bond0 id 200";
    private static final String ONE_PORT = """
            2 ens192 up master 7
            7 bond0 bond mode active-backup up alias ifacer options miimon=100
            """;
    private static final String VLAN = "8 bond0.200 vlan id 200 link 7 up alias ifacer";
    private static final String MAKE = "add bond0 type bond mode active-backup miimon 100 mtu 1500";
    private static final String ATTACH_192 = "set ens192 master bond0";
    private static final String ATTACH_160 = "set ens160 master bond0";
    private static final String AWAITED =
            "spec.notice bond0: goes without a port, which is taken in when it can be had: ens160 does not exist";
    private static final PlanPolicy WAITING = new PlanPolicy(PlanPolicy.VlanIdScope.NODE, false, false, true, true);

    private static EngineScript cardIsTakenIn(EngineScript script) {
        return script.passes(2_000)
                .told("13 ens160")
                .expect("apply " + ATTACH_160)
                .done(ATTACH_160, "13 ens160 up master 7")
                .expectNothing();
    }

    @Test
    void aPodStartsOnABondWithADeadCardAndTheCardIsTakenInWhenItComes() {
        EngineScript script = EngineScript.with(ONE_PORT + VLAN)
                .add("pod1", BOND_AND_VLAN)
                .expect("apply show ens160")
                .foundNothing("show ens160")
                .expect("reply pod1 done")
                .expectEvents(
                        AWAITED,
                        "attachment.added net/pod1/eth0: wants bond0, bond0.200",
                        "port.lost ens160: port of bond0: ens160 is not there",
                        "link.blocked bond0: waiting for a port: ens160 does not exist");
        cardIsTakenIn(script).expectEventTypes("port.returned", "link.repaired");
    }

    /** Otherwise a runtime that checks its pods would end those that an ADD had just let start. */
    @Test
    void aCheckFindsNothingWrongWithABondThatServes() {
        Command check = new Command.Check(EngineScript.attachment("pod1"), DesiredText.links(BOND_AND_VLAN));
        EngineScript.with(ONE_PORT + VLAN).ask("check", check).expect("reply check done");
        EngineScript.with(ONE_PORT.replace("miimon=100", "miimon=100;min_links=2") + VLAN)
                .ask("check", check)
                .expect("reply check CHECK_FAILED: bond0: wanted ports [ens192, ens160], found [ens192]");
        EngineScript.with(ONE_PORT.replace("alias ifacer ", "") + VLAN)
                .ask("check", check)
                .expect("reply check CHECK_FAILED: bond0: wanted ports [ens192, ens160], found [ens192]");
    }

    @Test
    void aPodStartsWhenTheCardDiesUnderOtherPods() {
        EngineScript script = EngineScript.with(ONE_PORT + "3 ens160 up master 7\n" + VLAN)
                .add("pod1", BOND_AND_VLAN)
                .expect("reply pod1 done")
                .told("gone 3 ens160")
                .expectNothing()
                .forgetEvents()
                .add("pod2", BOND_AND_VLAN)
                .expect("apply show ens160")
                .foundNothing("show ens160")
                .expect("reply pod2 done")
                .expectEvents(AWAITED, "attachment.added net/pod2/eth0: wants bond0, bond0.200");
        cardIsTakenIn(script).expectEventTypes("port.returned", "link.repaired");
    }

    @Test
    void aPortThatHasAnAddressNowKeepsNoPodFromStarting() {
        EngineScript.with(ONE_PORT + "3 ens160 up")
                .asking()
                .add("pod1", BOND)
                .expect("apply show addresses of ens160")
                .inspected("show addresses of ens160", "ens160 192.0.2.10/24")
                .expectStarting("reply pod1 done", "apply show addresses of ens160");
    }

    /** What is granted is the whole bond, also where it is used with other settings than asked for. */
    @Test
    void thePrimaryThatIsMissingIsSetWhenItComesThoughAnotherOptionStaysAsItIs() {
        EngineScript.with(ONE_PORT + "3 ens160 up master 9\n9 br0 bridge up")
                .add("pod1", "bond bond0 mode active-backup ports ens192 ens160 options miimon=200;primary=ens160")
                .expect("reply pod1 done")
                .told("3 ens160")
                .expect("apply " + ATTACH_160)
                .done(ATTACH_160, "3 ens160 up master 7")
                .expect("apply set bond0 type bond primary ens160");
    }

    @Test
    void aPortThatComesWhileTheRequestIsAtWorkIsNotToldAsAwaited() {
        EngineScript.with(ONE_PORT)
                .add("pod1", BOND_AND_VLAN)
                .expect("apply show ens160")
                .foundNothing("show ens160")
                .expect("apply add bond0.200 link bond0 type vlan id 200")
                .told("13 ens160")
                .done("add bond0.200 link bond0 type vlan id 200", "8 bond0.200 vlan id 200 link 7")
                .expect("apply " + ATTACH_160)
                .done(ATTACH_160, "13 ens160 up master 7")
                .expect("apply set bond0.200 up")
                .done("set bond0.200 up", VLAN)
                .expect("reply pod1 done")
                .expectEventTypes("link.created", "attachment.added");
    }

    /** The kernel does not tell of an altname that a card gets while it is down. */
    @Test
    void aPortThatIsAwaitedByAnAltnameIsLookedForAndTakenIn() {
        EngineScript.with(ONE_PORT + "3 an1")
                .add("pod1", BOND)
                .expect("apply show ens160")
                .found("show ens160", "3 an1 altname ens160")
                .expect("apply set an1 master bond0");
    }

    @Test
    void aBondThatHasToBeMadeIsMadeWholeOrNotAtAll() {
        EngineScript.with("2 ens192\n3 ens160")
                .add("pod1", BOND)
                .expect("apply " + MAKE)
                .done(MAKE, "7 bond0 bond mode active-backup alias ifacer options miimon=100")
                .expect("apply " + ATTACH_192)
                .told("gone 3 ens160")
                .done(ATTACH_192, "2 ens192 up master 7")
                .expect("apply delete bond0");
    }

    @Test
    void theSettingMakesItWithThePortsThatAreThere() {
        EngineScript script = EngineScript.with(WAITING, "2 ens192")
                .add("pod1", BOND)
                .expect("apply show ens160")
                .foundNothing("show ens160")
                .expect("apply " + MAKE)
                .done(MAKE, "7 bond0 bond mode active-backup options miimon=100")
                .expect("apply " + ATTACH_192)
                .done(ATTACH_192, "2 ens192 up master 7")
                .expect("apply set bond0 up")
                .done("set bond0 up", "7 bond0 bond mode active-backup up alias ifacer options miimon=100")
                .expect("reply pod1 done")
                .expectEvents(
                        "link.created bond0: made for net/pod1/eth0",
                        AWAITED,
                        "attachment.added net/pod1/eth0: wants bond0",
                        "port.lost ens160: port of bond0: ens160 is not there",
                        "link.blocked bond0: waiting for a port: ens160 does not exist");
        cardIsTakenIn(script).expectEventTypes("port.returned", "link.repaired");
    }

    /** It is made with the ports that are there, before any pod asks; the first pod needs no more. */
    @Test
    void aBondRememberedOverARebootServesWithALateCard() {
        EngineScript script = new EngineScript()
                .loaded(BOND)
                .subscribed()
                .expect("dump")
                .add("pod1", BOND)
                .dumped("2 ens192")
                .expect("apply show ens160")
                .foundNothing("show ens160")
                .expect("apply " + MAKE);
        cardIsTakenIn(madeOfOneCard(script).expect("reply pod1 done"));
    }

    @Test
    void aDeclaredBondServesWithALateCard() {
        EngineScript script = EngineScript.with("2 ens192")
                .ask("declare", new Command.Declare(DesiredText.links(BOND)))
                .expect("reply declare done", "apply " + MAKE)
                .add("pod1", BOND);
        cardIsTakenIn(madeOfOneCard(script)
                .expect("apply show ens160")
                .foundNothing("show ens160")
                .expect("reply pod1 done"));
    }

    /** The request to make the bond is on its way: it is made with the card at hand, and the pod has its answer. */
    private static EngineScript madeOfOneCard(EngineScript script) {
        return script.done(MAKE, "7 bond0 bond mode active-backup options miimon=100")
                .expect("apply " + ATTACH_192)
                .done(ATTACH_192, "2 ens192 up master 7")
                .expect("apply set bond0 up")
                .done("set bond0 up", "7 bond0 bond mode active-backup up alias ifacer options miimon=100");
    }
}
