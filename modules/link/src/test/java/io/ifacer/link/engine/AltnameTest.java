package io.ifacer.link.engine;

import org.junit.jupiter.api.Test;

/** Links are asked for by altnames, and stay found while names change. */
class AltnameTest {

    private static final String CARD = "2 an0 altname enp81s0f0 up";
    private static final String WANTED = "vlan enp81s0f0.212 lower enp81s0f0 id 212";
    private static final String MAKE = "add enp81s0f0.212 link an0 type vlan id 212";
    private static final String VLAN = "9 enp81s0f0.212 vlan id 212 link 2 up alias ifacer";
    private static final String BOND = "bond bond0 mode active-backup ports enp81s0f0 enp81s0f1 options miimon=100";
    private static final String BONDED = """
            7 bond0 bond mode active-backup up alias ifacer options miimon=100
            2 an0 altname enp81s0f0 up master 7
            3 an1 altname enp81s0f1 up master 7
            """;

    @Test
    void aVlanIsMadeOnACardThatIsAskedForByItsAltname() {
        EngineScript.with(CARD)
                .add("pod1", WANTED)
                .expect("apply " + MAKE)
                .done(MAKE, "9 enp81s0f0.212 vlan id 212 link 2 alias ifacer")
                .expect("apply set enp81s0f0.212 up")
                .done("set enp81s0f0.212 up", VLAN)
                .expect("reply pod1 done");
    }

    @Test
    void whatStandsOnACardStaysRightWhenUdevSwapsNameAndAltname() {
        EngineScript.with(CARD + "\n" + VLAN)
                .add("pod1", WANTED)
                .expect("reply pod1 done")
                .forgetEvents()
                .told("2 enp81s0f0 altname an0 up")
                .expectNothing()
                .expectEvents()
                .add("pod2", WANTED)
                .expect("reply pod2 done");
    }

    /** udev takes the altname away, since the kernel lets no link have the name before; then it renames. */
    @Test
    void whileAnAltnameIsAwayNothingIsDone() {
        EngineScript.with(BONDED)
                .add("pod1", BOND)
                .expect("reply pod1 done")
                .told("2 an0 up master 7")
                .expectNothing()
                .told("2 enp81s0f0 altname an0 up master 7")
                .expectNothing()
                .forgetEvents()
                .add("pod2", BOND)
                .expect("reply pod2 done");
    }

    @Test
    void aPortThatIsWantedByItsAltnameIsTakenBack() {
        EngineScript.with(BONDED)
                .add("pod1", BOND)
                .expect("reply pod1 done")
                .forgetEvents()
                .told("3 an1 altname enp81s0f1")
                .expect("apply set an1 master bond0")
                .expectEvents("port.lost enp81s0f1: port of bond0: was released")
                .done("set an1 master bond0", "3 an1 altname enp81s0f1 up master 7")
                .expectEventTypes("port.returned", "link.repaired");
    }

    @Test
    void aCardThatComesWithoutItsAltnameIsTakenInWhenItGetsIt() {
        EngineScript.with(BONDED)
                .add("pod1", BOND)
                .expect("reply pod1 done")
                .told("gone 3 an1")
                .expectNothing()
                .passes(2_000)
                .told("13 an1 up")
                .expectNothing()
                .told("13 an1 altname enp81s0f1 up")
                .expect("apply set an1 down");
    }

    @Test
    void aCarrierThatGoesIsToldOfAPortThatIsWantedByItsAltname() {
        EngineScript.with(BONDED)
                .add("pod1", BOND)
                .expect("reply pod1 done")
                .forgetEvents()
                .told("3 an1 altname enp81s0f1 up no-carrier master 7")
                .expectNothing()
                .expectEvents("carrier.changed an1: has lost its carrier");
    }

    /** The kernel does not tell of an altname that a card gets while it is down. */
    @Test
    void aNameThatNoLinkHasIsLookedForBeforeItIsRefused() {
        EngineScript.with("2 an0")
                .add("pod1", WANTED)
                .expect("apply show enp81s0f0")
                .found("show enp81s0f0", "2 an0 altname enp81s0f0")
                .expect("apply set an0 up");
    }

    @Test
    void aNameThatNoLinkHasIsLookedForOnceAndRefused() {
        EngineScript.with("2 an0")
                .add("pod1", WANTED)
                .expect("apply show enp81s0f0")
                .foundNothing("show enp81s0f0")
                .expect(
                        "reply pod1 LINK_MISSING: interface enp81s0f0, which VLAN enp81s0f0.212 stands on, does not exist");
    }

    /** The kernel's EEXIST for a name that is an altname: what it has is read, and told. */
    @Test
    void anAltnameThatIsInTheWayIsToldOnceTheKernelHasSaidSo() {
        EngineScript.with("2 an0 up\n3 an1")
                .add("pod1", "vlan an0.212 lower an0 id 212")
                .expect("apply add an0.212 link an0 type vlan id 212")
                .refused("add an0.212 link an0 type vlan id 212", 17, "EEXIST")
                .expect("apply show an0.212")
                .found("show an0.212", "3 an1 altname an0.212")
                .expect("reply pod1 NAME_TAKEN: wanted an0.212 as VLAN 212 on an0, but an0.212 is an altname of an1,"
                        + " a network card (it was not made by ifacer, which therefore leaves it alone)");
    }

    @Test
    void whoAsksByTheNameWaitsForWhoAsksByTheAltname() {
        EngineScript.with(CARD + "\n3 an1 up")
                .add("pod1", "bond bond0 mode active-backup ports enp81s0f0 options miimon=100")
                .expect("apply add bond0 type bond mode active-backup miimon 100 mtu 1500")
                .add("pod2", "bond bond1 mode active-backup ports an0 options miimon=100")
                .expectNothing();
    }

    @Test
    void aBondIsTheSameWhateverNamesItsPortsAreAskedForBy() {
        EngineScript.with(BONDED)
                .add("pod1", BOND)
                .expect("reply pod1 done")
                .forgetEvents()
                .add("pod2", "bond bond0 mode active-backup ports an0 an1 options miimon=100")
                .expect("reply pod2 done")
                .expectEvents("attachment.added net/pod2/eth0: wants bond0");
    }

    @Test
    void whatIsRememberedUnderAnAltnameIsMadeAfterAReboot() {
        new EngineScript()
                .loaded(WANTED)
                .subscribed()
                .expect("dump")
                .dumped("4 eth0 altname enp81s0f0 up")
                .expect("apply add enp81s0f0.212 link eth0 type vlan id 212");
    }

    @Test
    void anOperatorPausesALinkByItsAltname() {
        EngineScript.with(BONDED.replace("bond0 ", "bond0 altname uplink "))
                .add("pod1", BOND)
                .expect("reply pod1 done")
                .ask("operator", new Command.Pause("uplink"))
                .expect("reply operator done")
                .told("3 an1 altname enp81s0f1")
                .expectNothing()
                .ask("operator", new Command.Resume("uplink"))
                .expect("reply operator done", "apply set an1 master bond0");
    }
}
