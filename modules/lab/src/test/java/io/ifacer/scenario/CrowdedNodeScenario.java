package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.LinkRequestCounter;
import io.ifacer.lab.LinkRequests;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node with 500 VLANs, whose notifications the kernel has to drop: the daemon's buffer is the smallest there is. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class CrowdedNodeScenario {

    private static final int VLANS = 500;
    private static final Map<String, String> SMALL_BUFFER = Map.of("IFACER_KERNEL_RECEIVE_BUFFER_BYTES", "4096");
    private static final String VLAN = Config.of("\"interfaces\":[\"ens1\"],\"vlanID\":@");

    @Test
    void whatTheKernelDroppedIsReadAgain(Lab lab, Nodes nodes) {
        Node node = nodes.start(lab, SMALL_BUFFER);
        node.nic("ens1");
        assertThat(node.addMany(VLAN, 1, VLANS)).as("ADDs that failed").isEmpty();
        // one request of somebody else's, 501 notifications: VLANs follow a parent whose MTU falls below theirs
        node.run("ip link set ens1 mtu 1400").orThrow();
        node.awaitLog("resync\\.done");

        assertThat(node.log()).contains("resync.started");
        assertThat(node.run("ip -o link show up type vlan | grep -c 'mtu 1400'").stdout())
                .isEqualTo(VLANS + "\n");
        try (LinkRequestCounter counter = lab.countLinkRequests()) {
            LinkRequests start = counter.read();
            assertThat(node.addMany(VLAN, 1, VLANS)).as("ADDs that failed").isEmpty();
            assertThat(counter.read().since(start).total()).isZero();
        }
    }
}
