package io.ifacer.link.engine;

import io.ifacer.link.desired.DesiredText;
import io.ifacer.link.desired.Holding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered when, and what happens when it cannot be. */
class MemoryTest {

    private static final String NICS = "2 ens192 up\n3 ens160 up";
    private static final String VLAN = "vlan ens192.100 lower ens192 id 100";
    private static final String ADD_VLAN = "add ens192.100 link ens192 type vlan id 100";
    private static final String OURS = "2 ens192 up\n9 ens192.100 vlan id 100 link 2 up alias ifacer";

    @Test
    void linksAreRememberedBeforeTheyAreMadeAndHoldersBeforeTheyAreAnswered() {
        EngineScript.with(NICS)
                .savingByHand()
                .add("pod1", VLAN)
                .expect("save links [ens192.100]")
                .saved("links [ens192.100]")
                .expect("apply " + ADD_VLAN)
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expect("save attached net/pod1/eth0")
                .saved("attached net/pod1/eth0")
                .expect("reply pod1 done");
    }

    @Test
    void linksThatAreRightAndKnownAreNotWrittenAgain() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expect("reply pod1 done")
                .savingByHand()
                .add("pod2", VLAN)
                .expect("save attached net/pod2/eth0")
                .saved("attached net/pod2/eth0")
                .expect("reply pod2 done")
                .add("pod2", VLAN)
                .expect("reply pod2 done");
    }

    @Test
    void linksOfOursThatAreNotKnownAreWrittenBeforeSuccess() {
        EngineScript.with(OURS)
                .savingByHand()
                .add("pod1", VLAN)
                .expect("save links [ens192.100]")
                .saved("links [ens192.100]")
                .expect("save attached net/pod1/eth0")
                .saved("attached net/pod1/eth0")
                .expect("reply pod1 done");
    }

    @Test
    void somebodyElsesLinkIsNotRemembered() {
        EngineScript.with("2 ens192 up\n9 ens192.100 vlan id 100 link 2 up")
                .savingByHand()
                .add("pod1", VLAN)
                .expect("save attached net/pod1/eth0")
                .saved("attached net/pod1/eth0")
                .expect("reply pod1 done");
    }

    /** Declared links are made without being remembered: what a pod wants of them is, even while they lack their mark. */
    @Test
    void ourLinkWhoseMarkWasClearedIsRemembered() {
        EngineScript.with(NICS)
                .savingByHand()
                .ask("declare", new Command.Declare(DesiredText.links(VLAN)))
                .expect("reply declare done", "apply " + ADD_VLAN)
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .told("9 ens192.100 vlan id 100 link 2 up")
                .expectNothing() // it was repaired just now, and is marked again a little later
                .add("pod1", VLAN)
                .expect("save links [ens192.100]");
    }

    @Test
    void aDiskThatIsFullFailsTheAddBeforeAnythingIsSent() {
        EngineScript.with(NICS)
                .savingByHand()
                .add("pod1", VLAN)
                .expect("save links [ens192.100]")
                .saveFailed("links [ens192.100]", "no space left on device")
                // what the disk has now is not known
                .expect(
                        "save links []",
                        "reply pod1 STORE_FAILED: could not remember that the node is to have ens192.100:"
                                + " no space left on device")
                .expectFullEvents(
                        "store.trouble [disk] links: cannot be saved: no space left on device; an ADD that needs it fails,"
                                + " repairs go on",
                        "request.failed [add] net/pod1/eth0: could not remember that the node is to have ens192.100:"
                                + " no space left on device [net/pod1/eth0]")
                .saveFailed("links []", "no space left on device")
                .expectEvents()
                .tickAfter(60_000) // the audit's time
                .expect("dump", "save links []")
                .saved("links []")
                .expectFullEvents("store.recovered [disk] links: can be saved again");
    }

    /** The new file may have got its name before the fsync failed: what is on disk is not known, and not relied on. */
    @Test
    void afterASaveThatFailedWhatWasSavedBeforeIsSavedAgain() {
        EngineScript.with("2 ens192 up\n9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .savingByHand()
                .add("pod1", VLAN)
                .expect("save links [ens192.100]")
                .saved("links [ens192.100]")
                .expect("save attached net/pod1/eth0")
                .saved("attached net/pod1/eth0")
                .expect("reply pod1 done")
                .del("pod1")
                .expect("save links []", "save detached net/pod1/eth0")
                .saved("detached net/pod1/eth0")
                .expect("reply del-pod1 done")
                .add("pod2", VLAN)
                .expectNothing()
                .saveFailed("links []", "EIO")
                .expect("save links [ens192.100]")
                .saved("links [ens192.100]")
                .expect("save attached net/pod2/eth0")
                .saved("attached net/pod2/eth0")
                .expect("reply pod2 done");
    }

    @Test
    void anAddWhoseHolderCannotBeWrittenDownIsTakenBack() {
        EngineScript.with(NICS)
                .savingByHand()
                .add("pod1", VLAN)
                .expect("save links [ens192.100]")
                .saved("links [ens192.100]")
                .expect("apply " + ADD_VLAN)
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expect("save attached net/pod1/eth0")
                .saveFailed("attached net/pod1/eth0", "EIO")
                .expect("apply delete ens192.100")
                .done("delete ens192.100", "gone 9 ens192.100")
                .expect(
                        "save detached net/pod1/eth0",
                        "save links []",
                        "reply pod1 STORE_FAILED: could not remember who uses ens192.100: EIO");
    }

    @Test
    void anAddThatFailsIsForgotten() {
        EngineScript.with(NICS)
                .savingByHand()
                .add("pod1", VLAN)
                .expect("save links [ens192.100]")
                .saved("links [ens192.100]")
                .expect("apply " + ADD_VLAN)
                .refused(ADD_VLAN, 1, "EPERM")
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100")
                .expect(
                        "save links []",
                        "reply pod1 KERNEL_REFUSED: the kernel refused '" + ADD_VLAN + "': EPERM, the kernel's words");
    }

    @Test
    void thoseWhoComeWhileOneSaveIsUnderWayShareTheNext() {
        EngineScript.with(NICS + "\n4 ens224 up")
                .savingByHand()
                .add("pod1", VLAN)
                .expect("save links [ens192.100]")
                .add("pod2", "vlan ens160.101 lower ens160 id 101")
                .add("pod3", "vlan ens224.102 lower ens224 id 102")
                .expectNothing()
                .saved("links [ens192.100]")
                .expect("save links [ens192.100, ens160.101, ens224.102]", "apply " + ADD_VLAN)
                .saved("links [ens192.100, ens160.101, ens224.102]")
                .expect(
                        "apply add ens160.101 link ens160 type vlan id 101",
                        "apply add ens224.102 link ens224 type vlan id 102");
    }

    @Test
    void aDiskThatDoesNotAnswerFailsTheAddInTime() {
        new EngineScript(TestSettings.withRequestMillis(3_000))
                .subscribed()
                .expect("dump")
                .dumped(NICS)
                .savingByHand()
                .add("pod1", VLAN)
                .expect("save links [ens192.100]")
                .tickAfter(3_000)
                .expect("reply pod1 STORE_FAILED: what was to be remembered was not saved in time");
    }

    @Test
    void aDelDuringTheLastSaveIsWrittenAfterIt() {
        EngineScript.with(OURS)
                .savingByHand()
                .add("pod1", VLAN)
                .expect("save links [ens192.100]")
                .saved("links [ens192.100]")
                .expect("save attached net/pod1/eth0")
                .del("pod1")
                .expect("save detached net/pod1/eth0")
                .saved("attached net/pod1/eth0")
                .expect(
                        "save links []",
                        "reply pod1 SUPERSEDED: the container was deleted while its interfaces were being made")
                .saved("detached net/pod1/eth0")
                .expect("reply del-pod1 done");
    }

    @Test
    void aLinkThatIsForgottenWhileItsNextHolderIsWrittenDownIsRememberedAgain() {
        new EngineScript()
                .savingByHand()
                .loaded(VLAN, EngineScript.holding("pod1", "", VLAN))
                .subscribed()
                .expect("dump")
                .dumped(OURS)
                .add("pod2", VLAN)
                .expect("save attached net/pod2/eth0")
                .del("pod1")
                .expect("save links []", "save detached net/pod1/eth0")
                .saved("attached net/pod2/eth0")
                .saved("links []")
                .expect("save links [ens192.100]")
                .saved("links [ens192.100]")
                .expect("reply pod2 done");
    }

    @Test
    void afterARestartWithNothingToDoNothingIsDone() {
        Holding holding = EngineScript.holding("pod1", "", VLAN);
        new EngineScript()
                .savingByHand()
                .loaded(VLAN, holding)
                .subscribed()
                .expect("dump")
                .dumped(OURS)
                .expectNothing()
                .expectEvents()
                .add("pod2", VLAN)
                .expect("save attached net/pod2/eth0")
                .saved("attached net/pod2/eth0")
                .expect("reply pod2 done")
                .del("pod1")
                .expect("save detached net/pod1/eth0");
    }

    @Test
    void afterARebootLinksAreRebuiltBeforeAnyPodAsks() {
        new EngineScript()
                .loaded(VLAN)
                .subscribed()
                .expect("dump")
                .dumped(NICS)
                .expect("apply " + ADD_VLAN)
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expectEvents(
                        "link.created ens192.100: made since it is remembered: " + ADD_VLAN + "; set ens192.100 up")
                .add("pod1", VLAN)
                .expect("reply pod1 done");
    }

    @Test
    void linksForWhichNobodyComesBackAreForgottenAndStay() {
        new EngineScript()
                .savingByHand()
                .loaded(VLAN + "\nvlan ens160.101 lower ens160 id 101")
                .subscribed()
                .expect("dump")
                .dumped(OURS + "\n3 ens160 up\n10 ens160.101 vlan id 101 link 3 up alias ifacer")
                .add("pod1", VLAN)
                .expect("save attached net/pod1/eth0")
                .saved("attached net/pod1/eth0")
                .expect("reply pod1 done")
                .expectEvents("attachment.added net/pod1/eth0: wants ens192.100")
                .tickAfter(599_999)
                .expect("dump")
                .tickAfter(1)
                .expect("save links [ens192.100]")
                .expectEvents("link.forgotten ens160.101: nobody has come back for it")
                .told("gone 10 ens160.101")
                .expectNothing();
    }

    @Test
    void whatCouldNotBeReadIsToldOf() {
        new EngineScript()
                .input(new Input.Loaded(List.of(), List.of(), List.of("links.json was torn: set aside")))
                .expectFullEvents("store.trouble [disk] memory: links.json was torn: set aside");
    }
}
