package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.LabNamespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A VLAN that somebody moves into a pod's network namespace: told as that, and made anew when it ends there. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class MovedVlanScenario {

    @Test
    void isToldAsMovedAndComesBackWithItsPodsEnd(Lab lab, Node node) {
        node.nic("mv1");
        assertThat(node.add("pod1", Config.vlan("mv1", 23)).exitCode()).isZero();
        LabNamespace pod = lab.namespace();
        node.run("ip link set mv1.23 netns " + pod.name()).orThrow();
        node.awaitLogs(
                "link\\.moved mv1\\.23: was moved to another network namespace", "link\\.blocked mv1\\.23: VLAN 23");

        assertThat(node.add("pod2", Config.vlan("mv1", 23)).stdout())
                .contains("\"code\":104", "held in another one", "mv1.23 was granted to");

        pod.close();

        node.awaitLog("link\\.repaired mv1\\.23: right again: add mv1\\.23 link mv1 type vlan id 23");
        assertThat(node.log()).doesNotContain("link.lost mv1.23", "link.contested mv1.23");
    }

    @Test
    void isRightAgainWhenItIsMovedBack(Lab lab, Node node) {
        node.nic("mv2");
        assertThat(node.add("pod2", Config.vlan("mv2", 24)).exitCode()).isZero();
        try (LabNamespace pod = lab.namespace()) {
            node.run("ip link set mv2.24 netns " + pod.name()).orThrow();
            node.awaitLog("link\\.blocked mv2\\.24: VLAN 24");

            node.run("ip -n " + pod.name() + " link set mv2.24 netns " + node.name())
                    .orThrow();

            node.awaitLog("link\\.repaired mv2\\.24: right again: set mv2\\.24 up");
        }
    }
}
