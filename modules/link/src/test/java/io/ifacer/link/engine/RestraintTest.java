package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.desired.DesiredText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Repairs that do no harm: they wait, pause, give up, and say why. */
class RestraintTest {

    private static final String VLAN = "vlan ens192.100 lower ens192 id 100";
    private static final String RIGHT = "9 ens192.100 vlan id 100 link 2 up alias ifacer";
    private static final String DOWN = "9 ens192.100 vlan id 100 link 2 alias ifacer";
    private static final String SET_UP = "set ens192.100 up";
    private static final String BOND = "bond bond0 mode active-backup ports ens192 options miimon=100";
    private static final String BOND_RIGHT = "7 bond0 bond mode active-backup up alias ifacer options miimon=100";
    private static final String BOND_DRIFTED = "7 bond0 bond mode active-backup up alias ifacer options miimon=50";
    private static final String SET_MIIMON = "set bond0 type bond miimon 100";

    private static EngineScript granted() {
        return EngineScript.with("2 ens192 up\n" + RIGHT)
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .forgetEvents();
    }

    @Test
    void whoeverKeepsChangingALinkIsFoughtMoreAndMoreSlowly() {
        granted()
                .told(DOWN)
                .expect("apply " + SET_UP)
                .done(SET_UP, RIGHT)
                .told(DOWN)
                .expectNothing()
                .tickAfter(99)
                .expectNothing()
                .tickAfter(1)
                .expect("apply " + SET_UP)
                .done(SET_UP, RIGHT)
                .told(DOWN)
                .tickAfter(199)
                .expectNothing()
                .forgetEvents()
                .tickAfter(1)
                .expect("apply " + SET_UP)
                .expectFullEvents(
                        "link.contested [notification] ens192.100: needs its repair no. 3 in a short while: found again"
                                + " ens192.100: wanted state up, found down. Something else may manage it; ifacer waits"
                                + " longer each time {state up -> down} [net/pod1/eth0]");
    }

    @Test
    void oneThatWasRightForAMinuteIsRepairedAtOnceAgain() {
        granted()
                .told(DOWN)
                .expect("apply " + SET_UP)
                .done(SET_UP, RIGHT)
                .passes(60_000)
                .told(DOWN)
                .expect("apply " + SET_UP);
    }

    @Test
    void whatTheKernelRefusesIsToldOfOnceAndTriedAgainLater() {
        EngineScript script = granted().told(DOWN).expect("apply " + SET_UP).forgetEvents();
        script.refused(SET_UP, 16, "EBUSY")
                .expect("apply show ens192.100")
                .found("show ens192.100", DOWN)
                .expectNothing()
                .expectFullEvents("repair.failed [refused] ens192.100: the kernel refused '" + SET_UP
                        + "': EBUSY, the kernel's words; tried again in 100 ms {state up -> down} [net/pod1/eth0]")
                .tickAfter(100)
                .expect("apply " + SET_UP)
                .refused(SET_UP, 16, "EBUSY")
                .expect("apply show ens192.100")
                .found("show ens192.100", DOWN)
                .expectEvents()
                .tickAfter(200)
                .expect("apply " + SET_UP)
                .unanswered(SET_UP)
                .expect("apply show ens192.100")
                .forgetEvents()
                .found("show ens192.100", DOWN)
                .expectFullEvents("repair.failed [silent] ens192.100: no answer to '" + SET_UP
                        + "': time-out; tried again in 400 ms {state up -> down} [net/pod1/eth0]");
    }

    @Test
    void whatIsRefusedForOneLinkKeepsNoOtherFromBeingRepaired() {
        EngineScript.with("2 ens192 up master 7\n" + BOND_RIGHT + "\n8 bond0.200 vlan id 200 link 7 up alias ifacer")
                .add("pod1", BOND + "\nvlan bond0.200 lower bond0 id 200")
                .expect("reply pod1 done")
                .told(BOND_DRIFTED)
                .expect("apply " + SET_MIIMON)
                .refused(SET_MIIMON, 22, "EINVAL")
                .expect("apply show bond0")
                .found("show bond0", BOND_DRIFTED)
                .expectNothing()
                .told("8 bond0.200 vlan id 200 link 7 alias ifacer")
                .expect("apply set bond0.200 up");
    }

    @Test
    void nothingIsRepairedWhilePausedAndAllOfItAfterwards() {
        granted()
                .ask("pause", new Command.Pause(null))
                .expect("reply pause done")
                .told(DOWN)
                .expectNothing()
                .expectEvents(
                        "repair.paused node: nothing is repaired until it is resumed",
                        "drift.found ens192.100: ens192.100: wanted state up, found down")
                .ask("resume", new Command.Resume(null))
                .expect("reply resume done", "apply " + SET_UP);
    }

    @Test
    void oneLinkCanBePausedAlone() {
        EngineScript.with("2 ens192 up\n" + RIGHT + "\n10 ens192.101 vlan id 101 link 2 up alias ifacer")
                .add("pod1", VLAN + "\nvlan ens192.101 lower ens192 id 101")
                .expect("reply pod1 done")
                .ask("pause", new Command.Pause("ens192.100"))
                .expect("reply pause done")
                .told(DOWN)
                .expectNothing()
                .told("10 ens192.101 vlan id 101 link 2 alias ifacer")
                .expect("apply set ens192.101 up");
    }

    @Test
    void addsGoOnWhileRepairsArePaused() {
        granted()
                .ask("pause", new Command.Pause(null))
                .expect("reply pause done")
                .told(DOWN)
                .add("pod2", VLAN)
                .expect("apply " + SET_UP);
    }

    @Test
    void theAuditFindsWhatMadeNoNotification() {
        granted()
                .tickAfter(60_000)
                .expect("dump")
                .dumped("2 ens192 up\n" + DOWN)
                .expect("apply " + SET_UP)
                .expectEvents("drift.found ens192.100: ens192.100: wanted state up, found down (found by the audit: the"
                        + " kernel told nothing of it)");
    }

    @Test
    void anAuditHoldsNothingUpAndDoesNotOvertakeWhatIsTold() {
        granted()
                .ask("audit", new Command.Audit())
                .expect("dump", "reply audit done")
                .add("pod2", VLAN)
                .expect("reply pod2 done")
                .told(DOWN)
                .expect("apply " + SET_UP)
                .done(SET_UP, RIGHT)
                .dumped("2 ens192 up\n" + DOWN)
                .expectNothing();
    }

    @Test
    void anAuditThatFailedOrWasInterruptedIsMadeUpForByTheNext() {
        granted()
                .tickAfter(60_000)
                .expect("dump")
                .dumpInterrupted("2 ens192 up")
                .expectNothing()
                .tickAfter(60_000)
                .expect("dump")
                .dumpFailed("EIO")
                .expectNothing()
                .expectEvents()
                .tickAfter(60_000)
                .expect("dump");
    }

    @Test
    void declaredLinksAreMadeWithoutAnyPodAndGivenUpWhenTheyAreNoLongerDeclared() {
        String add = "add ens192.100 link ens192 type vlan id 100";
        EngineScript.with("2 ens192 up")
                .ask("declare", new Command.Declare(DesiredText.links(VLAN)))
                .expect("reply declare done", "apply " + add)
                .done(add, "9 ens192.100 vlan id 100 link 2")
                .expect("apply " + SET_UP)
                .done(SET_UP, RIGHT)
                .ask("declare", new Command.Declare(DesiredText.links(VLAN + " mtu 1400")))
                .expect("reply declare done", "apply set ens192.100 mtu 1400")
                .done("set ens192.100 mtu 1400", RIGHT + " mtu 1400")
                .ask("declare", new Command.Declare(List.of()))
                .expect("reply declare done")
                .told("gone 9 ens192.100")
                .expectNothing();
    }

    @Test
    void aDeclaredLinkThatPodsAskedForOtherwiseStaysAsItIs() {
        granted()
                .ask("declare", new Command.Declare(DesiredText.links(VLAN + " mtu 1400")))
                .expect("reply declare done")
                .expectFullEvents(
                        "spec.conflict [declaration] ens192.100: declared otherwise than pods asked for it; it stays"
                                + " as it is {mtu 1400 -> } [net/pod1/eth0]")
                .del("pod1")
                .expect("reply del-pod1 done")
                .told(DOWN)
                .expect("apply " + SET_UP);
    }

    @Test
    void twiceTheSameIsNoConflictElseTheFirstCounts() {
        EngineScript.with("2 ens192 up\n" + RIGHT)
                .ask("declare", new Command.Declare(DesiredText.links(VLAN + "\n" + VLAN)))
                .expect("reply declare done")
                .expectEvents()
                .ask("declare", new Command.Declare(DesiredText.links(VLAN + "\n" + VLAN + " mtu 1400")))
                .expect("reply declare done")
                .expectFullEvents("spec.conflict [declaration] ens192.100: declared more than once: the first counts"
                        + " {mtu 1400 -> }");
    }

    @Test
    void theViewShowsHowEachLinkStands() {
        EngineScript script = granted();
        assertThat(script.engine().view().count(LinkState.OK)).isEqualTo(1);

        script.told(DOWN).expect("apply " + SET_UP);
        assertThat(link(script).state()).isEqualTo(LinkState.REPAIRING);

        script.done(SET_UP, RIGHT).told(DOWN).expectNothing();
        assertThat(link(script).state()).isEqualTo(LinkState.BACKING_OFF);
        assertThat(link(script).nextTryNanos()).isEqualTo(100_000_000L);
        assertThat(link(script).differences()).hasSize(1);
        assertThat(link(script).owners()).containsExactly(EngineScript.attachment("pod1"));

        script.told("gone 9 ens192.100\ngone 2 ens192").expectNothing();
        assertThat(link(script).state()).isEqualTo(LinkState.BLOCKED);
        assertThat(link(script).reason()).contains("ens192", "does not exist");
        assertThat(script.engine().view().observed()).isEmpty();
        assertThat(script.engine().view().attachments()).hasSize(1);
        assertThat(script.engine().view().fresh()).isTrue();
    }

    private static NodeView.LinkView link(EngineScript script) {
        return script.engine().view().links().get(0);
    }
}
