package io.ifacer.link.engine;

import io.ifacer.link.plan.PlanPolicy;
import org.junit.jupiter.api.Test;

/** What an ADD does when something goes wrong: all or nothing, and the reason in words. */
class FailureTest {

    private static final String NICS = "2 ens192 up\n3 ens160 up";
    private static final String VLAN = "vlan ens192.100 lower ens192 id 100";
    private static final String ADD_VLAN = "add ens192.100 link ens192 type vlan id 100";
    private static final String BOND = "bond bond0 mode active-backup ports ens192 ens160";
    private static final String ADD_BOND = "add bond0 type bond mode active-backup mtu 1500";

    @Test
    void aMissingPortIsLookedForAndNamed() {
        EngineScript.with("2 ens192 up")
                .add("pod1", BOND)
                .expect("apply show ens160")
                .foundNothing("show ens160")
                .expect(
                        "reply pod1 LINK_MISSING: bond bond0 needs the ports [ens192, ens160], but ens160 does not exist")
                .expectEvents("request.failed net/pod1/eth0: bond bond0 needs the ports [ens192, ens160],"
                        + " but ens160 does not exist");
    }

    @Test
    void aRefusalMidwayTakesEverythingBackNewestFirst() {
        EngineScript.with("2 ens192 up mtu 9000\n3 ens160 mtu 1500")
                .add("pod1", BOND)
                .expect("apply " + ADD_BOND)
                .done(ADD_BOND, "7 bond0 bond mode active-backup")
                .expect("apply set ens192 down")
                .done("set ens192 down", "2 ens192 mtu 9000")
                .expect("apply set ens192 master bond0")
                .done("set ens192 master bond0", "2 ens192 up mtu 1500 master 7")
                .expect("apply set ens160 master bond0")
                .refused("set ens160 master bond0", 16, "EBUSY")
                .expect("apply show ens160")
                .found("show ens160", "3 ens160 mtu 1500")
                .expect("apply delete bond0")
                // the kernel itself has closed the port
                .told("2 ens192 mtu 1500")
                .told("gone 7 bond0")
                .acked("delete bond0")
                // and given it back its MTU, without a word
                .expect("apply show ens192")
                .found("show ens192", "2 ens192 mtu 9000")
                .expect("apply set ens192 up")
                .expectEvents()
                .done("set ens192 up", "2 ens192 up mtu 9000")
                .expect("reply pod1 KERNEL_REFUSED: the kernel refused 'set ens160 master bond0': EBUSY,"
                        + " the kernel's words")
                .expectEvents(
                        "request.undone ens160: everything was taken back",
                        "request.failed net/pod1/eth0: the kernel refused 'set ens160 master bond0': EBUSY,"
                                + " the kernel's words");
    }

    @Test
    void whatMadeNothingHasNothingToTakeBack() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .refused(ADD_VLAN, 1, "EPERM")
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100")
                .expectStarting("reply pod1 KERNEL_REFUSED")
                .expectEventTypes("request.failed");
    }

    @Test
    void aHalfBuiltBondThatWasThereBeforeGetsBackWhatItWas() {
        EngineScript.with("""
                2 ens192
                3 ens160
                7 bond0 bond mode active-backup alias ifacer
                """)
                .add("pod1", BOND)
                .expect("apply set ens192 master bond0")
                .done("set ens192 master bond0", "2 ens192 up master 7")
                .expect("apply set ens160 master bond0")
                .done("set ens160 master bond0", "3 ens160 up master 7")
                .expect("apply set bond0 up")
                .refused("set bond0 up", 12, "ENOMEM")
                .expect("apply show bond0")
                .found("show bond0", "7 bond0 bond mode active-backup alias ifacer")
                .expect("apply set ens160 nomaster (was bond0)")
                .done("set ens160 nomaster (was bond0)", "3 ens160")
                .expect("apply set ens192 nomaster (was bond0)")
                .done("set ens192 nomaster (was bond0)", "2 ens192")
                .expectStarting("reply pod1 KERNEL_REFUSED: ");
    }

    @Test
    void aCreationWithoutAnswerThatHappenedAllTheSameIsTakenBack() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .unanswered(ADD_VLAN)
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 2 alias ifacer")
                .expect("apply delete ens192.100")
                .done("delete ens192.100", "gone 9 ens192.100")
                .expect("reply pod1 KERNEL_SILENT: no answer to '" + ADD_VLAN + "': time-out");
    }

    @Test
    void aCreationWithoutAnswerThatDidNotHappenDeletesNothing() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .unanswered(ADD_VLAN)
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100")
                .expectStarting("reply pod1 KERNEL_SILENT: ");
    }

    @Test
    void aCreationWithoutAnswerIsJudgedOnlyOnceTheTableIsFresh() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .overrun()
                .expect("dump")
                .unanswered(ADD_VLAN)
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 2 alias ifacer")
                .expectNothing()
                .dumped(NICS + "\n9 ens192.100 vlan id 100 link 2 alias ifacer")
                .expect("apply delete ens192.100")
                .done("delete ens192.100", "gone 9 ens192.100")
                .expectStarting("reply pod1 KERNEL_SILENT: ");
    }

    @Test
    void aLinkThatIsOursAndHasNotItsAliasYetIsDeleted() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .unanswered(ADD_VLAN)
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 2 unfinished")
                .expect("apply delete ens192.100")
                .done("delete ens192.100", "gone 9 ens192.100")
                .expect("reply pod1 KERNEL_SILENT: no answer to '" + ADD_VLAN + "': time-out");
    }

    @Test
    void aLinkThatMayBeOursButBearsNoMarkIsToldOfAndNotDeleted() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .unanswered(ADD_VLAN)
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 2 alias uplink")
                .expect("reply pod1 KERNEL_SILENT: no answer to '" + ADD_VLAN + "': time-out LEFT ens192.100 is there"
                        + " without ifacer's mark: somebody may have changed it, or made the interface");
    }

    @Test
    void aRereadWithoutAnswerLeavesItAtWhatWasTold() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .told("9 ens192.100 vlan id 100 link 2 alias ifacer")
                .unanswered(ADD_VLAN)
                .expect("apply show ens192.100")
                .unanswered("show ens192.100")
                .expect("apply delete ens192.100");
    }

    @Test
    void whatWasReadMayBeOlderThanWhatWasToldMeanwhile() {
        EngineScript.with("2 ens192")
                .add("pod1", VLAN)
                .expect("apply set ens192 up")
                .unanswered("set ens192 up")
                .expect("apply show ens192")
                .told("2 ens192 up")
                .found("show ens192", "2 ens192")
                .expect("apply show ens192")
                .found("show ens192", "2 ens192 up")
                .expect("apply set ens192 down");
    }

    @Test
    void aNameThatWasTakenJustNowByWhatIsWantedIsUsed() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .refused(ADD_VLAN, 17, "EEXIST")
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .refused("set ens192.100 up", 1, "EPERM")
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 2")
                .expectStarting("reply pod1 KERNEL_REFUSED: ");
    }

    @Test
    void aNameThatWasTakenJustNowBySomethingElseIsLeftAlone() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .refused(ADD_VLAN, 17, "EEXIST")
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 3 alias ifacer")
                .expect("reply pod1 NAME_TAKEN: wanted ens192.100 as VLAN 100 on ens192, but ens192.100 is VLAN 100"
                        + " on ens160 (it was made by ifacer)");
    }

    @Test
    void aNameThatIsTakenByNothingThatCanBeFoundIsNotTriedForEver() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .refused(ADD_VLAN, 17, "EEXIST")
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100")
                .expect("reply pod1 KERNEL_REFUSED: the kernel refused '" + ADD_VLAN + "': EEXIST, the kernel's words");
    }

    @Test
    void whatIsNeverToldIsNotConfirmed() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .acked(ADD_VLAN)
                .tickAfter(4_999)
                .expectNothing()
                .tickAfter(1)
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 2 alias ifacer")
                .expect("apply delete ens192.100")
                .acked("delete ens192.100")
                .tickAfter(5_000)
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100")
                .expect("reply pod1 NOT_CONFIRMED: the kernel acknowledged '" + ADD_VLAN + "', but did not tell within"
                        + " 5000 ms that it took effect; told so far: no interface named ens192.100; read now:"
                        + " ens192.100 is a vlan, down, mtu 1500, without controller");
    }

    @Test
    void aLinkThatSomebodyElseMadeWhileNoAnswerCameIsNotDeleted() {
        EngineScript.with(NICS)
                .add("pod1", BOND)
                .expect("apply " + ADD_BOND)
                .told("7 bond0 bond mode 802.3ad")
                .tickAfter(5_000)
                .expect("apply show bond0")
                .found("show bond0", "7 bond0 bond mode 802.3ad")
                // a mode can be changed, and a mark too, so that it cannot be known whose bond it is
                .expect("reply pod1 KERNEL_SILENT: no answer to '" + ADD_BOND + "' within 5000 ms LEFT bond0 is there"
                        + " without ifacer's mark: somebody may have changed it, or made the interface");
    }

    @Test
    void anOverrunInTheMiddleOfACreationIsGoneOnFrom() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .overrun()
                .expect("dump")
                .acked(ADD_VLAN)
                .expectNothing()
                .dumped(NICS + "\n9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expect("reply pod1 done");
    }

    @Test
    void aLinkThatSomebodyDeletesDuringItsCreationIsMadeAgain() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .told("gone 9 ens192.100")
                .expectNothing()
                .refused("set ens192.100 up", 19, "ENODEV")
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100")
                .expect("apply " + ADD_VLAN)
                .told("10 ens192.100 vlan id 100 link 2\ngone 10 ens192.100")
                .acked(ADD_VLAN)
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100")
                .expect("apply " + ADD_VLAN)
                .done(ADD_VLAN, "11 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up");
    }

    @Test
    void aLinkThatReplacedTheOneThatWasMadeIsNotDeleted() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .told("9 ens192.100 vlan id 100 link 2\ngone 9 ens192.100\n10 ens192.100 vlan id 100 link 2")
                .acked(ADD_VLAN)
                .expect("apply show ens192.100")
                .found("show ens192.100", "10 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .refused("set ens192.100 up", 1, "EPERM")
                .expect("apply show ens192.100")
                .found("show ens192.100", "10 ens192.100 vlan id 100 link 2")
                .expectStarting("reply pod1 KERNEL_REFUSED: ");
    }

    @Test
    void lateWordsOfALinkOfBeforeAreNotTakenForThoseOfTheOneThatWasMade() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .told("9 ens192.100 vlan id 100 link 2 alias ifacer\ngone 9 ens192.100")
                .acked(ADD_VLAN)
                .expect("apply show ens192.100")
                .found("show ens192.100", "10 ens192.100 vlan id 100 link 2 alias ifacer")
                .expect("apply set ens192.100 up")
                .refused("set ens192.100 up", 1, "EPERM")
                .expect("apply show ens192.100")
                .found("show ens192.100", "10 ens192.100 vlan id 100 link 2 alias ifacer")
                .expect("apply delete ens192.100");
    }

    @Test
    void aBondOfBeforeThatSomebodyDeletesIsMadeAgainAndThenIsOurs() {
        EngineScript.with("2 ens192 up\n3 ens160 up\n7 bond0 bond mode active-backup alias ifacer")
                .add("pod1", BOND)
                .expect("apply set ens192 down")
                .told("gone 7 bond0")
                .done("set ens192 down", "2 ens192")
                .expect("apply " + ADD_BOND)
                .done(ADD_BOND, "8 bond0 bond mode active-backup")
                .expect("apply set ens192 master bond0")
                .refused("set ens192 master bond0", 16, "EBUSY")
                .expect("apply show ens192")
                .found("show ens192", "2 ens192")
                .expect("apply delete bond0")
                .done("delete bond0", "gone 8 bond0")
                .expect("apply set ens192 up");
    }

    @Test
    void aPortThatIsUnpluggedDuringCreationIsNamed() {
        EngineScript.with(NICS)
                .add("pod1", BOND)
                .expect("apply " + ADD_BOND)
                .done(ADD_BOND, "7 bond0 bond mode active-backup")
                .expect("apply set ens192 down")
                .acked("set ens192 down")
                .told("gone 2 ens192")
                .expect("apply delete bond0")
                .done("delete bond0", "gone 7 bond0")
                .expect(
                        "reply pod1 LINK_MISSING: bond bond0 needs the ports [ens192, ens160], but ens192 does not exist");
    }

    @Test
    void aPortThatSomebodyElseTakesDuringCreationIsNamed() {
        EngineScript.with(NICS + "\n8 br0 bridge up")
                .add("pod1", BOND)
                .expect("apply " + ADD_BOND)
                .done(ADD_BOND, "7 bond0 bond mode active-backup")
                .expect("apply set ens192 down")
                .done("set ens192 down", "2 ens192 master 8")
                .expect("apply delete bond0")
                .done("delete bond0", "gone 7 bond0")
                .expect("apply set ens192 nomaster (was br0)");
    }

    @Test
    void somebodyWhoKeepsUndoingItIsNotFoughtForEver() {
        EngineScript script = EngineScript.with("2 ens192").add("pod1", VLAN);
        for (int i = 0; i < 3; i++) {
            script.expect("apply set ens192 up")
                    .told("2 ens192 up")
                    .told("2 ens192")
                    .acked("set ens192 up");
        }
        script.expect("reply pod1 CONTESTED: 'set ens192 up' took effect 3 times and is needed again");
    }

    @Test
    void aRollbackThatIsFoughtEndsToo() {
        EngineScript script = EngineScript.with("2 ens192")
                .add("pod1", VLAN)
                .expect("apply set ens192 up")
                .done("set ens192 up", "2 ens192 up")
                .expect("apply " + ADD_VLAN)
                .refused(ADD_VLAN, 1, "EPERM")
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100");
        for (int i = 0; i < 3; i++) {
            script.expect("apply set ens192 down")
                    .told("2 ens192")
                    .told("2 ens192 up")
                    .acked("set ens192 down");
        }
        script.expect("reply pod1 KERNEL_REFUSED: the kernel refused '" + ADD_VLAN + "': EPERM, the kernel's words"
                + " LEFT set ens192 down: tried 3 times, and still needed");
    }

    @Test
    void aRollbackThatIsRefusedTellsWhatIsLeft() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .refused("set ens192.100 up", 1, "EPERM")
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 2")
                .expect("apply delete ens192.100")
                .refused("delete ens192.100", 16, "EBUSY")
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 2")
                .expect("reply pod1 KERNEL_REFUSED: the kernel refused 'set ens192.100 up': EPERM, the kernel's words"
                        + " LEFT delete ens192.100: the kernel refused 'delete ens192.100': EBUSY, the kernel's words")
                .expectEvents(
                        "request.undone ens192.100: could not be taken back: delete ens192.100: the kernel refused"
                                + " 'delete ens192.100': EBUSY, the kernel's words",
                        "request.failed net/pod1/eth0: the kernel refused 'set ens192.100 up': EPERM,"
                                + " the kernel's words");
    }

    @Test
    void aDeletionWithoutAnswerIsTriedAgain() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .unanswered(ADD_VLAN)
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 2 alias ifacer")
                .expect("apply delete ens192.100")
                .unanswered("delete ens192.100")
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 2 alias ifacer")
                .expect("apply delete ens192.100")
                .done("delete ens192.100", "gone 9 ens192.100")
                .expect("reply pod1 KERNEL_SILENT: no answer to '" + ADD_VLAN + "': time-out");
    }

    @Test
    void whatStandsOnAPortGetsBackWhatItHadOnceThePortHas() {
        EngineScript.with("""
                2 ens192 mtu 9000
                3 ens160
                7 bond0 bond mode active-backup alias ifacer
                8 ens192.5 vlan id 5 link 2 mtu 9000
                """)
                .add("pod1", BOND)
                .expect("apply set ens192 master bond0")
                .done("set ens192 master bond0", """
                        8 ens192.5 vlan id 5 link 2 mtu 1500
                        8 ens192.5 vlan id 5 link 2 mtu 1500 up
                        2 ens192 up mtu 1500 master 7
                        """)
                .expect("apply set ens160 master bond0")
                .refused("set ens160 master bond0", 16, "EBUSY")
                .expect("apply show ens160")
                .found("show ens160", "3 ens160")
                .expect("apply set ens192 nomaster (was bond0)")
                .acked("set ens192 nomaster (was bond0)")
                .told("2 ens192 up mtu 1500")
                .expectNothing() // the kernel is not done with it before it is down
                .told("8 ens192.5 vlan id 5 link 2 mtu 1500\n2 ens192 mtu 1500")
                .expect("apply show ens192")
                .told("2 ens192 mtu 9000")
                .found("show ens192", "2 ens192 mtu 9000")
                .expect("apply show ens192")
                .found("show ens192", "2 ens192 mtu 9000")
                .expect("apply set ens192.5 mtu 9000")
                .done("set ens192.5 mtu 9000", "8 ens192.5 vlan id 5 link 2 mtu 9000")
                .expectStarting("reply pod1 KERNEL_REFUSED: ");
    }

    @Test
    void anMtuThatCameBackUnseenBeforeTheRequestIsNotTakenBack() {
        // it was a port, its bond was deleted, and the kernel raised its MTU without a word: the table still has 1500
        EngineScript.with("""
                2 ens192 mtu 9000
                3 ens160
                7 bond0 bond mode active-backup mtu 9000 alias ifacer
                8 ens192.5 vlan id 5 link 2 mtu 1500
                """)
                .add("pod1", BOND)
                .expect("apply set ens192 master bond0")
                .done("set ens192 master bond0", """
                        8 ens192.5 vlan id 5 link 2 mtu 9000
                        2 ens192 up mtu 9000 master 7
                        """)
                .expect("apply set ens160 master bond0")
                .refused("set ens160 master bond0", 16, "EBUSY")
                .expect("apply show ens160")
                .found("show ens160", "3 ens160")
                .expect("apply set ens192 nomaster (was bond0)")
                .done("set ens192 nomaster (was bond0)", "2 ens192 mtu 9000")
                .expectStarting("reply pod1 KERNEL_REFUSED: ");
    }

    @Test
    void anMtuThatTheRequestDidNotChangeIsNotRestored() {
        EngineScript.with("2 ens192 mtu 1500")
                .add("pod1", VLAN)
                .expect("apply set ens192 up")
                .done("set ens192 up", "2 ens192 up mtu 9000")
                .expect("apply " + ADD_VLAN)
                .refused(ADD_VLAN, 1, "EPERM")
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100")
                .expect("apply set ens192 down");
    }

    @Test
    void whatIsGoneAlreadyNeedsNoDeletion() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .refused("set ens192.100 up", 1, "EPERM")
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 2")
                .expect("apply delete ens192.100")
                .refused("delete ens192.100", 19, "ENODEV")
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100")
                .expect("reply pod1 KERNEL_REFUSED: the kernel refused 'set ens192.100 up': EPERM, the kernel's words");
    }

    @Test
    void whatSomebodyElsePutOnOurLinkIsNotDeletedWithIt() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .told("10 pod0 macvlan link 9")
                .refused("set ens192.100 up", 1, "EPERM")
                .expect("apply show ens192.100")
                .found("show ens192.100", "9 ens192.100 vlan id 100 link 2")
                .expect("reply pod1 KERNEL_REFUSED: the kernel refused 'set ens192.100 up': EPERM, the kernel's words"
                        + " LEFT delete ens192.100: somebody else has put pod0 on it meanwhile");
    }

    @Test
    void conflictsAreRefusedWhereTheSettingsSaySo() {
        EngineScript.with(
                        new PlanPolicy(PlanPolicy.VlanIdScope.NODE, true, false, false, true),
                        "2 ens192 up\n9 ens192.100 vlan id 100 link 2 up")
                .add("pod1", VLAN + " mtu 1400")
                .expect(
                        "reply pod1 SPEC_CONFLICT: ens192.100 exists with other settings: mtu is 1500, asked for is 1400"
                                + " (it was not made by ifacer, which therefore leaves it alone)");
    }
}
