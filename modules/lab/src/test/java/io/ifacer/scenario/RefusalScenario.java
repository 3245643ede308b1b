package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.CommandResult;
import io.ifacer.lab.LabExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot be had is said plainly, and leaves the node as it was. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class RefusalScenario {

    @Test
    void aMissingPortIsNamedAndNothingIsMade(Node node) {
        node.nic("ens1");
        String before = node.allLinks();

        CommandResult result = node.add("pod1", Config.bond("bond1", "1", "", 11, "ens1", "ens404"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stdout())
                .contains("\"code\":100", "bond bond1 needs the ports [ens1, ens404]", "ens404 does not exist");
        assertThat(node.allLinks()).isEqualTo(before);
    }

    @Test
    void aLinkOfAnotherKindUnderTheNameIsLeftAlone(Node node) {
        node.nic("ens2");
        node.run("ip link add ens2.12 type dummy").orThrow();
        String before = node.allLinks();

        CommandResult result = node.add("pod2", Config.vlan("ens2", 12));

        assertThat(result.stdout()).contains("\"code\":101", "wanted ens2.12 as VLAN 12 on ens2", "ens2.12 is a dummy");
        assertThat(node.allLinks()).isEqualTo(before);
    }

    @Test
    void aPortOfAnotherBondIsNamedWithItsController(Node node) {
        node.nic("ens3");
        node.nic("ens4");
        node.run("ip link add other type bond && ip link set ens3 master other").orThrow();
        String before = node.allLinks();

        CommandResult result = node.add("pod3", Config.bond("bond3", "1", "", 0, "ens3", "ens4"));

        assertThat(result.stdout()).contains("\"code\":102", "port ens3", "is already a port of bond other");
        assertThat(node.allLinks()).isEqualTo(before);
    }

    @Test
    void portsOfOneMacAreNamedBeforeAnythingIsSent(Node node) {
        node.nic("ens5");
        node.nic("ens6");
        node.run("ip link set ens5 up").orThrow();
        // a second port with the same permanent address is refused by mode 6 (bond_alb.c) when the first is attached
        node.run("ip link set ens6 address $(cat /sys/class/net/ens5/address)").orThrow();
        String before = node.allLinks();

        CommandResult result = node.add("pod4", Config.bond("bond4", "6", "", 14, "ens5", "ens6"));

        assertThat(result.stdout()).contains("\"code\":102", "ports ens5 and ens6", "both have MAC");
        assertThat(node.allLinks()).isEqualTo(before);
    }

    @Test
    void whatTheKernelRefusesHalfwayIsTakenBack(Node node) {
        node.nic("ens7");
        node.nic("ens8");
        // a VLAN cannot have the bond's MTU above its lower's (vlan_dev_change_mtu): the first port is attached by then
        node.run("ip link add link ens8 name ens8.5 type vlan id 5").orThrow();
        String before = node.allLinks();

        CommandResult result = node.add(
                "pod6",
                Config.of(
                        "\"interfaces\":[\"ens7\",\"ens8.5\"],\"mtu\":9000,\"bond\":{\"name\":\"bond6\",\"mode\":1}"));

        assertThat(result.stdout()).contains("\"code\":105", "the kernel refused 'set ens8.5 master bond6'");
        assertThat(node.allLinks()).isEqualTo(before);
    }

    @Test
    void aNameThatIsTooLongIsCounted(Node node) {
        CommandResult result = node.add("pod5", Config.vlan("enp129s0f0np0", 100));

        assertThat(result.stdout()).contains("\"code\":7", "enp129s0f0np0.100", "17 bytes", "15");
    }
}
