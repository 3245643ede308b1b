package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.LinkEvent;
import org.junit.jupiter.api.Test;

/** What becomes of links that somebody moves into another network namespace, and of the ids of VLANs that are there. */
class MovedLinkTest {

    private static final String VLAN = "vlan mv1.23 lower mv1 id 23";
    private static final String VLAN_UP = "9 mv1.23 vlan id 23 link 2 up alias ifacer";
    private static final String NODE = "2 mv1 up\n" + VLAN_UP;
    private static final String ADD_VLAN = "add mv1.23 link mv1 type vlan id 23";
    private static final String EXISTS = "8021q: VLAN device already exists";
    private static final String MOVED = "was moved to another network namespace (nsid 0, interface 9 there)";
    private static final String HELD = "VLAN 23 on mv1 cannot be made: mv1.23 " + MOVED
            + ", where it keeps id 23 on mv1 until it comes back or is deleted";

    private static final String NOT_HERE =
            "wanted mv1.23 as VLAN 23 on mv1, but the kernel has a VLAN 23 on mv1 already,"
                    + " and none is in this network namespace: it may be held in another one, a pod's";

    private static EngineScript granted() {
        EngineScript script = EngineScript.with(NODE).add("pod1", VLAN).expect("reply pod1 done");
        return script.forgetEvents();
    }

    private static EngineScript moved() {
        return granted().told("9 mv1.23 vlan id 23 link 2 alias ifacer\nmoved 9 mv1.23");
    }

    @Test
    void isToldAsMovedAndLeftThere() {
        moved().expectNothing()
                .expectFullEvents(
                        "link.moved [notification] mv1.23: " + MOVED + " {state up -> missing} [net/pod1/eth0]",
                        "link.blocked [foreign] mv1.23: " + HELD + " {state up -> missing} [net/pod1/eth0]");
    }

    /** It is set down before it goes; the repair of that may find it gone before the word of it comes, which says whither. */
    @Test
    void isToldAsMovedAlsoWhereARepairFoundItGoneFirst() {
        String down = "9 mv1.23 vlan id 23 link 2 alias ifacer";
        EngineScript script = granted().told(down).expect("apply set mv1.23 up").forgetEvents();
        script.missed("set mv1.23 up", down, "", "")
                .expectNothing()
                .expectEvents()
                .told("moved 9 mv1.23")
                .expectNothing()
                .expectEventTypes("link.moved", "link.blocked");
    }

    @Test
    void oneThatWasFoundGoneAndIsBackIsThere() {
        String down = "9 mv1.23 vlan id 23 link 2 alias ifacer";
        granted()
                .told(down)
                .expect("apply set mv1.23 up")
                .missed("set mv1.23 up", down, "", "")
                .told("moved 9 mv1.23\n" + down)
                .expect("apply set mv1.23 up");
    }

    @Test
    void oneThatNobodyTellsOfIsGoneWhenTheTimeIsOver() {
        String down = "9 mv1.23 vlan id 23 link 2 alias ifacer";
        granted()
                .told(down)
                .expect("apply set mv1.23 up")
                .missed("set mv1.23 up", down, "", "")
                .expectNothing()
                .tickAfter(5_000)
                .expect("apply show mv1.23")
                .foundNothing("show mv1.23")
                .expect("apply " + ADD_VLAN);
    }

    @Test
    void comesBackAndIsRightAgain() {
        moved().forgetEvents()
                .passes(60_000)
                .told("9 mv1.23 vlan id 23 link 2 alias ifacer")
                .expect("apply set mv1.23 up")
                .done("set mv1.23 up", VLAN_UP)
                .expectNothing()
                .expectEvents(
                        "drift.found mv1.23: mv1.23: wanted state up, found down",
                        "link.repaired mv1.23: right again: set mv1.23 up");
    }

    /** The lower's message differs in nothing: all that it says is that it has an upper less. */
    @Test
    void isMadeAnewAtOnceWhenItEndedThere() {
        moved().passes(60_000)
                .told("2 mv1 up")
                .expect("apply " + ADD_VLAN)
                .done(ADD_VLAN, "12 mv1.23 vlan id 23 link 2")
                .expect("apply set mv1.23 up")
                .done("set mv1.23 up", "12 mv1.23 vlan id 23 link 2 up alias ifacer")
                .expectNothing();
    }

    @Test
    void theLowerMayBeWantedByAnAltname() {
        String node = NODE.replace("2 mv1", "2 an0 altname mv1");
        EngineScript.with(node)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .told("9 mv1.23 vlan id 23 link 2 alias ifacer\nmoved 9 mv1.23")
                .expectNothing()
                .passes(60_000)
                .told("2 an0 altname mv1 up")
                .expect("apply add mv1.23 link an0 type vlan id 23");
    }

    @Test
    void whatStillIsThereIsTriedAgainWithoutAWordAndWithoutALongPause() {
        EngineScript script = moved().forgetEvents();
        for (int i = 0; i < 6; i++) {
            script.passes(200)
                    .told("2 mv1 up")
                    .expect("apply " + ADD_VLAN)
                    .refused(ADD_VLAN, 17, "EEXIST", EXISTS)
                    .expect("apply show mv1.23")
                    .foundNothing("show mv1.23")
                    .expectNothing();
            script.expectEvents(i == 0 ? new String[] {"link.blocked mv1.23: " + unseen()} : new String[0]);
        }
    }

    private static String unseen() {
        return "VLAN 23 on mv1 cannot be made: " + NOT_HERE;
    }

    /** After an overrun nobody knows where it went. */
    @Test
    void anIdThatIsHeldWithoutAWordIsToldAsThatAndTriedAgainByTheAudit() {
        granted()
                .overrun()
                .expect("dump")
                .dumped("2 mv1 up")
                .expect("apply " + ADD_VLAN)
                .refused(ADD_VLAN, 17, "EEXIST", EXISTS)
                .expect("apply show mv1.23")
                .forgetEvents()
                .foundNothing("show mv1.23")
                .expectEvents("link.blocked mv1.23: " + unseen())
                .tickAfter(60_000)
                .expect("dump")
                .dumped("2 mv1 up")
                .expect("apply " + ADD_VLAN);
    }

    @Test
    void anotherPodThatWantsItIsToldWhoseItIs() {
        moved().add("pod2", VLAN)
                .expect("apply " + ADD_VLAN)
                .refused(ADD_VLAN, 17, "EEXIST", EXISTS)
                .expect("apply show mv1.23")
                .foundNothing("show mv1.23")
                .expect("reply pod2 VLAN_ID_TAKEN: " + NOT_HERE + "; mv1.23 " + MOVED
                        + "; mv1.23 was granted to net/pod1/eth0");
    }

    @Test
    void theNamespacesOfThoseWhoHaveItAreNamed() {
        EngineScript script = EngineScript.with(NODE);
        for (int i = 1; i <= 3; i++) {
            script.add("pod" + i, "/run/netns/" + i, VLAN).expect("reply pod" + i + " done");
        }
        script.told("moved 9 mv1.23")
                .add("pod4", VLAN)
                .expect("apply " + ADD_VLAN)
                .refused(ADD_VLAN, 17, "EEXIST", EXISTS)
                .expect("apply show mv1.23")
                .foundNothing("show mv1.23")
                .expect("reply pod4 VLAN_ID_TAKEN: " + NOT_HERE + "; mv1.23 " + MOVED
                        + "; mv1.23 was granted to net/pod1/eth0 (/run/netns/1), net/pod2/eth0 (/run/netns/2),"
                        + " net/pod3/eth0 (/run/netns/3)");
    }

    @Test
    void whereNobodyIsKnownTheOtherNamespaceIsNamedAllTheSame() {
        EngineScript.with("2 mv1 up")
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .refused(ADD_VLAN, 17, "EEXIST", EXISTS)
                .expect("apply show mv1.23")
                .foundNothing("show mv1.23")
                .expect("reply pod1 VLAN_ID_TAKEN: " + NOT_HERE);
    }

    /** The table may not know yet of one that was made under another name: the kernel's words are passed on. */
    @Test
    void aNameThatIsTakenIsNotTakenForAnId() {
        EngineScript.with("2 mv1 up")
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .refused(ADD_VLAN, 17, "EEXIST", "File exists")
                .expect("apply show mv1.23")
                .foundNothing("show mv1.23")
                .expectStarting("reply pod1 KERNEL_REFUSED: the kernel refused");
    }

    @Test
    void aPortThatIsMovedIsToldAsThat() {
        EngineScript.with("2 ens1 up master 7\n3 ens2 up master 7\n7 bond0 bond mode active-backup up alias ifacer")
                .add("pod1", "bond bond0 mode active-backup ports ens1 ens2")
                .expect("reply pod1 done")
                .forgetEvents()
                .told("2 ens1\nmoved 2 ens1")
                .expectNothing()
                .expectEvents(
                        "port.lost ens1: port of bond0: ens1 was moved to another network namespace (nsid 0, interface 2"
                                + " there)",
                        "link.blocked bond0: waiting for a port: ens1 does not exist");
    }

    /** Somebody else would have to revert something for that. */
    @Test
    void whatTheKernelRefusesAgainAndAgainIsNotContested() {
        EngineScript script = EngineScript.with(NODE)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .told("gone 9 mv1.23")
                .forgetEvents();
        for (int i = 0; i < 5; i++) {
            script.expect("apply " + ADD_VLAN)
                    .refused(ADD_VLAN, 12, "ENOMEM")
                    .expect("apply show mv1.23")
                    .foundNothing("show mv1.23")
                    .expectNothing()
                    .tickAfter(3_000);
        }
        script.expect("apply " + ADD_VLAN).expectEventTypes("repair.failed");
    }

    @Test
    void whereItWentIsSaidAsFarAsTheKernelSaysIt() {
        assertThat(new LinkEvent.Moved(9, "mv1.23", -1, 0).describe()).isEqualTo("moved to another network namespace");
        assertThat(new LinkEvent.Moved(9, "mv1.23", 3, 0).describe()).endsWith("namespace (nsid 3)");
        assertThat(new LinkEvent.Moved(9, "mv1.23", -1, 4).describe()).endsWith("namespace (interface 4 there)");
    }
}
