package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.LabExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A VLAN that somebody moves into a pod's network namespace: told as that, and made anew when it ends there. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class MovedVlanScenario {

    @Test
    void isToldAsMovedAndComesBackWithItsPodsEnd(Node node) {
        node.nic("mv1");
        assertThat(node.add("pod1", Config.vlan("mv1", 23)).exitCode()).isZero();
        String pod = node.name() + "-pod";
        node.run("ip netns add " + pod + " && ip link set mv1.23 netns " + pod).orThrow();
        node.awaitLogs(
                "link\\.moved mv1\\.23: was moved to another network namespace", "link\\.blocked mv1\\.23: VLAN 23");

        assertThat(node.add("pod2", Config.vlan("mv1", 23)).stdout())
                .contains("\"code\":104", "held in another one", "mv1.23 was granted to");

        node.run("ip netns del " + pod).orThrow();

        node.awaitLog("link\\.repaired mv1\\.23: right again: add mv1\\.23 link mv1 type vlan id 23");
        assertThat(node.log()).doesNotContain("link.lost mv1.23", "link.contested mv1.23");
    }

    @Test
    void isRightAgainWhenItIsMovedBack(Node node) {
        node.nic("mv2");
        assertThat(node.add("pod2", Config.vlan("mv2", 24)).exitCode()).isZero();
        String pod = node.name() + "-back";
        node.run("ip netns add " + pod + " && ip link set mv2.24 netns " + pod).orThrow();
        node.awaitLog("link\\.blocked mv2\\.24: VLAN 24");

        node.run("ip -n " + pod + " link set mv2.24 netns $$ && ip netns del " + pod)
                .orThrow();

        node.awaitLog("link\\.repaired mv2\\.24: right again: set mv2\\.24 up");
    }
}
