package io.ifacer.scenario;

import static io.ifacer.scenario.Repetition.EMPTY_RESULT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.CommandResult;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.Nic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the original plugin gets wrong, and this one does not: a test for each, by the plugin itself. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class DropInPromisesScenario {

    @Test
    void aMissingPortLeavesNoHalfBuiltBondThatTheNextAddCallsSuccess(Node node) {
        node.nic("a1");
        String config = Config.bond("ba", "1", "", 0, "a1", "a404");

        assertThat(node.add("pod1", config).stdout()).contains("\"code\":100", "a404 does not exist");
        assertThat(node.link("ba")).isEmpty();
        assertThat(node.add("pod1", config).stdout()).contains("\"code\":100", "a404 does not exist");
        assertThat(node.link("a1")).doesNotContain("master");
    }

    @Test
    void aDeadCardOfABondThatIsThereStopsNoFurtherPod(Node node) {
        node.nic("dc1");
        Nic dead = node.nic("dc2");
        String config = Config.bond("bdc", "1", "", 211, "dc1", "dc2");
        assertThat(node.add("pod1", config)).isEqualTo(EMPTY_RESULT);
        String ifindex = node.attribute("bdc", "ifindex");

        dead.remove();

        assertThat(node.add("pod2", config)).isEqualTo(EMPTY_RESULT);
        node.awaitLog("spec.notice bdc.*goes without a port.*dc2 does not exist");
        assertThat(node.link("bdc.211")).contains("UP,LOWER_UP");
        assertThat(node.attribute("bdc", "ifindex")).isEqualTo(ifindex);

        dead.replace();

        node.awaitLog("port.returned dc2");
        assertThat(node.link("dc2")).contains("SLAVE,UP,LOWER_UP", "master bdc");
    }

    @Test
    void anExistingBondIsComparedNotTakenByItsName(Node node) {
        node.nic("b1");
        node.nic("b2");
        node.nic("b3");
        node.add("pod1", Config.bond("bb", "1", "", 0, "b1", "b2"));

        refused(node, Config.bond("bb", "4", "", 0, "b1", "b2"), "it has mode active-backup, asked for is 802.3ad");
        refused(node, Config.bond("bb", "1", "", 0, "b1", "b3"), "it has the ports [b1, b2], asked for are [b1, b3]");
    }

    @Test
    void anExistingVlanIsComparedNotTakenByItsName(Node node) {
        node.nic("c1");
        node.run("ip link add link c1 name c1.30 type vlan id 31").orThrow();

        refused(node, Config.vlan("c1", 30), "wanted c1.30 as VLAN 30 on c1, but c1.30 is VLAN 31 on c1");
    }

    @Test
    void aPortThatWasLostAndCameBackIsInTheBondWhenAddSaysSo(Node node) {
        node.nic("d1");
        Nic lost = node.nic("d2");
        String config = Config.bond("bd", "1", "", 0, "d1", "d2");
        node.add("pod1", config);
        String ifindex = node.attribute("bd", "ifindex");

        lost.remove();
        lost.replace();

        assertThat(node.add("pod2", config)).isEqualTo(EMPTY_RESULT);
        assertThat(node.link("d2")).contains("SLAVE,UP,LOWER_UP", "master bd");
        assertThat(node.attribute("bd", "ifindex")).isEqualTo(ifindex);
    }

    @Test
    void addsAtTheSameTimeMakeOneBondWithAllItsPorts(Node node) {
        node.nic("e1");
        node.nic("e2");

        assertThat(node.addAtOnce(5, Config.bond("be", "1", "", 0, "e1", "e2"))
                        .stdout()
                        .lines())
                .hasSize(5)
                .allMatch(line -> line.equals("0 " + EMPTY_RESULT.stdout()));

        assertThat(node.attribute("be", "bonding/slaves").split(" ")).containsExactlyInAnyOrder("e1", "e2");
    }

    /** The loopback carries no VLANs. */
    @Test
    void anErrorOfCreationIsToldAsItIs(Node node) {
        assertThat(node.add("pod1", Config.vlan("lo", 60)).stdout())
                .contains(
                        "\"code\":105",
                        "the kernel refused 'add lo.60 link lo type vlan id 60",
                        "ENOTSUP, 8021q: VLANs not supported on device");
    }

    @Test
    void aNameThatIsTooLongIsCounted(Node node) {
        assertThat(node.add("pod1", Config.vlan("enp129s0f0np0", 100)).stdout())
                .contains("\"code\":7", "enp129s0f0np0.100", "17 bytes", "15", "shorter altname");
    }

    @Test
    void aVlanHasAQueueAndABondTheMtuOfItsPorts(Node node) {
        node.nic("g1");
        node.nic("g2");
        node.run("ip link set g1 mtu 9000 && ip link set g2 mtu 9000").orThrow();

        assertThat(node.add("pod1", Config.bond("bg", "1", "", 80, "g1", "g2"))).isEqualTo(EMPTY_RESULT);

        assertThat(node.attribute("bg", "mtu")).isEqualTo("9000");
        assertThat(node.attribute("g1", "mtu")).isEqualTo("9000");
        assertThat(node.attribute("bg.80", "mtu")).isEqualTo("9000");
        assertThat(node.attribute("bg.80", "tx_queue_len")).isEqualTo("1000");
    }

    @Test
    void activeSlaveIsAppliedOnceItsPortIsAttached(Node node) {
        node.nic("h1");
        node.nic("h2");

        assertThat(node.add("pod1", Config.bond("bh", "1", "active_slave=h2", 0, "h1", "h2")))
                .isEqualTo(EMPTY_RESULT);

        assertThat(node.attribute("bh", "bonding/active_slave")).isEqualTo("h2");
    }

    @Test
    void anInterfaceWithTheNodesAddressIsNotTornDownWithoutAsking(Node node) {
        node.nic("k1");
        node.nic("k2");
        node.run("ip link set k2 up && ip addr add 192.0.2.77/24 dev k2 && ip route add 198.51.100.0/24 via 192.0.2.1")
                .orThrow();

        assertThat(node.add("pod1", Config.bond("bk", "1", "", 0, "k1", "k2")).stdout())
                .contains("\"code\":103", "192.0.2.77/24", "198.51.100.0/24 via 192.0.2.1");
        assertThat(node.run("ip addr show k2").stdout()).contains(",UP", "192.0.2.77/24");
    }

    /** What a reboot leaves of it, RebootScenario shows; here the links go while nobody is there to see it. */
    @Test
    void whatWasMadeIsThereAgainBeforeAnyPodAsks(Node node) {
        node.nic("l1");
        node.nic("l2");
        node.add("pod1", Config.bond("bl", "1", "", 808, "l1", "l2"));

        node.killDaemon();
        node.run("ip link del bl").orThrow();
        node.startDaemon();

        node.awaitLog("link.repaired bl.808");
        assertThat(node.link("bl.808")).contains("bl.808@bl", "vlan protocol 802.1Q id 808", "UP");
        assertThat(node.link("l2")).contains("master bl");
    }

    private static void refused(Node node, String config, String difference) {
        String before = node.allLinks();
        CommandResult result = node.add("other", config);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout()).contains("\"code\":101", difference);
        assertThat(node.allLinks()).isEqualTo(before);
    }
}
