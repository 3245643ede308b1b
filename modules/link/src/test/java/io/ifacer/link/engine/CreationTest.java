package io.ifacer.link.engine;

import org.junit.jupiter.api.Test;

/** What an ADD does while nothing goes wrong. */
class CreationTest {

    private static final String NICS = "2 ens192 up\n3 ens160 up";
    private static final String VLAN = "vlan ens192.100 lower ens192 id 100";
    private static final String ADD_VLAN = "add ens192.100 link ens192 type vlan id 100";
    private static final String BOND_AND_VLAN = """
            bond bond0 mode active-backup ports ens192 ens160 options miimon=100
            vlan bond0.200 lower bond0 id 200
            """;

    @Test
    void aVlanTheWholeWay() {
        EngineScript.with("2 ens192 down")
                .add("pod1", VLAN)
                .expect("apply set ens192 up")
                .done("set ens192 up", "2 ens192 up")
                .expect("apply " + ADD_VLAN)
                .done(ADD_VLAN, "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .done("set ens192.100 up", "9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expect("reply pod1 done")
                .expectFullEvents(
                        "link.created [add] ens192.100: made for net/pod1/eth0 {ifindex  -> 9} [net/pod1/eth0]",
                        "attachment.added [add] net/pod1/eth0: wants ens192.100 [net/pod1/eth0]");
    }

    @Test
    void theNotificationMayOvertakeTheAcknowledgement() {
        EngineScript.with(NICS)
                .add("pod1", VLAN)
                .expect("apply " + ADD_VLAN)
                .told("9 ens192.100 vlan id 100 link 2")
                .expectNothing()
                .acked(ADD_VLAN)
                .expect("apply set ens192.100 up")
                .told("9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .expectNothing()
                .acked("set ens192.100 up")
                .expect("reply pod1 done");
    }

    @Test
    void aBondAndAVlanTheWholeWay() {
        EngineScript.with(NICS)
                .add("pod1", BOND_AND_VLAN)
                .expect("apply add bond0 type bond mode active-backup miimon 100 mtu 1500")
                .done(
                        "add bond0 type bond mode active-backup miimon 100 mtu 1500",
                        "7 bond0 bond mode active-backup options miimon=100")
                .expect("apply set ens192 down")
                .done("set ens192 down", "2 ens192")
                .expect("apply set ens192 master bond0")
                .done("set ens192 master bond0", "2 ens192 up master 7")
                .expect("apply set ens160 down")
                .done("set ens160 down", "3 ens160")
                .expect("apply set ens160 master bond0")
                .done("set ens160 master bond0", "3 ens160 up master 7")
                .expect("apply set bond0 up")
                .done("set bond0 up", "7 bond0 bond mode active-backup up alias ifacer options miimon=100")
                .expect("apply add bond0.200 link bond0 type vlan id 200")
                .done("add bond0.200 link bond0 type vlan id 200", "8 bond0.200 vlan id 200 link 7")
                .expect("apply set bond0.200 up")
                .done("set bond0.200 up", "8 bond0.200 vlan id 200 link 7 up alias ifacer")
                .expect("reply pod1 done")
                .expectEvents(
                        "link.created bond0: made for net/pod1/eth0",
                        "link.created bond0.200: made for net/pod1/eth0",
                        "attachment.added net/pod1/eth0: wants bond0, bond0.200");
    }

    @Test
    void whatIsRightIsAnsweredAtOnceAndNeverTouched() {
        EngineScript script = EngineScript.with("""
                2 ens192 up master 7
                3 ens160 up master 7
                7 bond0 bond mode active-backup up alias ifacer options miimon=100
                8 bond0.200 vlan id 200 link 7 up alias ifacer
                """);
        for (int i = 0; i < 1_000; i++) {
            script.add("pod" + i, BOND_AND_VLAN).expect("reply pod" + i + " done");
        }
        script.expectAlarms(60_000L, 30_000L); // the audit's, and one for the first that had to be written down
    }

    @Test
    void anAddForNoLinkSucceeds() {
        EngineScript.with(NICS)
                .add("pod1", "")
                .expect("reply pod1 done")
                .expectEvents("attachment.added net/pod1/eth0: wants no interface");
    }

    @Test
    void requestsWaitUntilTheLinksAreKnown() {
        new EngineScript()
                .add("pod1", VLAN)
                .expectNothing()
                .subscribed()
                .expect("dump")
                .dumped("2 ens192 up\n9 ens192.100 vlan id 100 link 2 up")
                .expect("reply pod1 done");
    }

    @Test
    void aForeignLinkThatFitsIsUsedAndToldOfOnce() {
        EngineScript.with("2 ens192 up\n9 ens192.100 vlan id 100 link 2 up")
                .add("pod1", VLAN)
                .expect("reply pod1 done")
                .expectFullEvents(
                        "link.adopted [add] ens192.100: made by somebody else and fit for use: watched, not repaired"
                                + " {ifindex  -> 9} [net/pod1/eth0]",
                        "attachment.added [add] net/pod1/eth0: wants ens192.100 [net/pod1/eth0]")
                .add("pod2", VLAN)
                .expect("reply pod2 done")
                .expectEvents("attachment.added net/pod2/eth0: wants ens192.100")
                .told("gone 9 ens192.100")
                .expectEvents("link.lost ens192.100: is not there")
                .told("10 ens192.100 vlan id 100 link 2 up")
                .expectEvents(
                        "pods.affected ens192.100: is another interface than before: what pods had on the old one"
                                + " (macvlan, ipvlan) died with it, and is back only when they are made anew",
                        "link.repaired ens192.100: right again without a repair")
                .add("pod3", VLAN)
                .expect("reply pod3 done")
                .expectEvents(
                        "link.adopted ens192.100: made by somebody else and fit for use: watched, not repaired",
                        "attachment.added net/pod3/eth0: wants ens192.100");
    }

    @Test
    void otherSettingsThanAskedForAreToldOf() {
        EngineScript.with("2 ens192 up\n9 ens192.100 vlan id 100 link 2 up alias ifacer")
                .add("pod1", VLAN + " mtu 1400")
                .expect("reply pod1 done")
                .expectEvents(
                        "spec.conflict ens192.100: mtu is 1500, asked for is 1400",
                        "attachment.added net/pod1/eth0: wants ens192.100");
    }

    @Test
    void activeSlaveIsSetOnceThePortIsIn() {
        EngineScript.with("2 ens192")
                .add("pod1", "bond bond0 mode active-backup ports ens192 options active_slave=ens192")
                .expect("apply add bond0 type bond mode active-backup mtu 1500")
                .done("add bond0 type bond mode active-backup mtu 1500", "7 bond0 bond mode active-backup")
                .expect("apply set ens192 master bond0")
                .done("set ens192 master bond0", "2 ens192 up master 7")
                .expect("apply set bond0 up")
                .done("set bond0 up", "7 bond0 bond mode active-backup up alias ifacer")
                .expect("apply set bond0 type bond active_slave ens192")
                .done(
                        "set bond0 type bond active_slave ens192",
                        "7 bond0 bond mode active-backup up alias ifacer options active_slave=2")
                .expect("reply pod1 done");
    }

    @Test
    void optionsOfABondThatIsDownAreReadSinceTheKernelIsSilentAboutThem() {
        EngineScript.with("2 ens192")
                .add("pod1", "bond bond0 mode active-backup ports ens192 options active_slave=ens192")
                .expect("apply add bond0 type bond mode active-backup mtu 1500")
                .done("add bond0 type bond mode active-backup mtu 1500", "7 bond0 bond mode active-backup")
                .expect("apply set ens192 master bond0")
                .done("set ens192 master bond0", "2 ens192 up master 7")
                .expect("apply set bond0 up")
                .done("set bond0 up", "7 bond0 bond mode active-backup up")
                .expect("apply set bond0 type bond active_slave ens192")
                .told("7 bond0 bond mode active-backup alias ifacer")
                .acked("set bond0 type bond active_slave ens192")
                .expect("apply show bond0")
                .found("show bond0", "7 bond0 bond mode active-backup alias ifacer options active_slave=2")
                .expect("apply set bond0 up");
    }
}
