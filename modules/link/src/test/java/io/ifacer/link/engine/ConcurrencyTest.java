package io.ifacer.link.engine;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests that come in together, and DELs among them. */
class ConcurrencyTest {

    private static final String NICS = "2 ens192 up\n3 ens160 up";
    private static final String VLAN = "vlan ens192.100 lower ens192 id 100";
    private static final String ADD_VLAN = "add ens192.100 link ens192 type vlan id 100";

    @Test
    void twentyAtOnceMakeItOnce() {
        EngineScript script = EngineScript.with(NICS).add("pod1", VLAN).expect("apply " + ADD_VLAN);
        for (int i = 2; i <= 20; i++) {
            script.add("pod" + i, VLAN).expectNothing();
        }
        script.done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expect(IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> "reply pod" + i + " done")
                        .toArray(String[]::new));
    }

    @Test
    void thoseThatShareNoLinkRunSideBySide() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .add("pod2", "vlan ens160.101 lower ens160 id 101")
                .expect("apply add ens160.101 link ens160 type vlan id 101");
    }

    @Test
    void oneVlanIdIsNotMadeOnTwoLowersAtOnce() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .add("pod2", "vlan ens160.100 lower ens160 id 100")
                .expectNothing()
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expectStarting("reply pod1 done", "reply pod2 VLAN_ID_TAKEN: ");
    }

    @Test
    void aRefusalCountsForAllThatWaitForTheSame() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .add("pod2", VLAN)
                .add("pod3", "vlan ens192.101 lower ens192 id 101")
                .add("pod4", VLAN)
                .refused(ADD_VLAN, 1, "EPERM")
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100")
                .expect(
                        "reply pod1 KERNEL_REFUSED: the kernel refused '" + ADD_VLAN + "': EPERM, the kernel's words",
                        "reply pod2 KERNEL_REFUSED: the kernel refused '" + ADD_VLAN + "': EPERM, the kernel's words",
                        "reply pod4 KERNEL_REFUSED: the kernel refused '" + ADD_VLAN + "': EPERM, the kernel's words",
                        "apply add ens192.101 link ens192 type vlan id 101");
    }

    @Test
    void timeThatIsUpForOneIsNotUpForTheOthers() {
        EngineSettings patient = TestSettings.withRequestMillis(3_000);
        new EngineScript(patient)
                .subscribed()
                .expect("dump")
                .dumped("2 ens192 down")
                .add("pod1", VLAN)
                .expect("apply set ens192 up")
                .passes(2_000)
                .add("pod2", VLAN)
                .passes(1_000)
                .done("set ens192 up", "2 ens192 up")
                .expect("apply set ens192 down")
                .done("set ens192 down", "2 ens192 down")
                .expect(
                        "reply pod1 DEADLINE: the request's time was up before its links were right",
                        "apply set ens192 up");
    }

    @Test
    void whoeverWaitsTooLongIsAnswered() {
        new EngineScript(TestSettings.withRequestMillis(3_000))
                .subscribed()
                .expect("dump")
                .dumped(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .expectAlarms(60_000L, 3_000L)
                .add("pod2", VLAN)
                .expectAlarms()
                .tickAfter(3_000)
                .expect("reply pod2 DEADLINE: the request's time was up while others were at work before it")
                .expectAlarms(5_000L);
    }

    @Test
    void timeRunsOutWhileTheLinksCannotBeReadToo() {
        EngineScript.with(NICS)
                .overrun()
                .expect("dump")
                .add("pod1", VLAN)
                .expectAlarms(60_000L, 30_000L)
                .dumpFailed("EIO")
                .tickAfter(1_000)
                .expect("dump")
                .tickAfter(28_999)
                .expectNothing()
                .tickAfter(1)
                .expect("reply pod1 DEADLINE: the request's time was up while the node's links could not be read from"
                        + " the kernel");
    }

    @Test
    void delAlwaysSucceeds() {
        EngineScript.with(NICS)
                .del("pod1")
                .expect("reply del-pod1 done")
                .del("pod1")
                .expect("reply del-pod1 done")
                .expectEvents();
        new EngineScript().del("pod1").expect("reply del-pod1 done");
    }

    @Test
    void delForgetsTheAttachmentAndLeavesTheLink() {
        EngineScript.with("2 ens192 up\n9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .expectEvents("attachment.added net/pod1/eth0: wants ens192.100")
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .expectEvents()
                .del("pod1")
                .expect("reply del-pod1 done")
                .expectEvents("attachment.removed net/pod1/eth0: its links stay")
                .del("pod1")
                .expect("reply del-pod1 done")
                .expectEvents();
    }

    @Test
    void delOfAnAddThatWaitsAnswersBothInOrder() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .add("pod2", VLAN)
                .add("pod2", VLAN)
                .del("pod2")
                .expect(
                        "reply pod2 SUPERSEDED: the container was deleted while its interfaces were being made",
                        "reply pod2 SUPERSEDED: the container was deleted while its interfaces were being made",
                        "reply del-pod2 done");
    }

    @Test
    void delOfAnAddAtWorkLetsItFinishForThoseBehindIt() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .add("pod2", VLAN)
                .del("pod1")
                .expect("reply del-pod1 done")
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expect(
                        "reply pod1 SUPERSEDED: the container was deleted while its interfaces were being made",
                        "reply pod2 done")
                .del("pod1")
                .expect("reply del-pod1 done")
                .expectEvents(
                        "link.created ens192.100: made for net/pod1/eth0",
                        "request.failed net/pod1/eth0: the container was deleted while its interfaces were being made",
                        "attachment.added net/pod2/eth0: wants ens192.100");
    }
}
