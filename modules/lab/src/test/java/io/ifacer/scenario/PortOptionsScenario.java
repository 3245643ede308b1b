package io.ifacer.scenario;

import static io.ifacer.scenario.Repetition.EMPTY_RESULT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.CommandResult;
import io.ifacer.lab.LabExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Options of single ports, set through ADD and read back by {@code ip}. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class PortOptionsScenario {

    @Test
    void eachPortHasWhatTheConfigurationSays(Node node) {
        node.nic("ens192");
        node.nic("ens160");

        assertThat(node.add(
                        "pod1",
                        Config.bond("bond0", "1", "queue_id=ens192:2,ens160:3;prio=ens192:10", 0, "ens192", "ens160")))
                .isEqualTo(EMPTY_RESULT);

        assertThat(json(node, "ens192")).contains("\"queue_id\": 2", "\"prio\": 10");
        assertThat(json(node, "ens160")).contains("\"queue_id\": 3", "\"prio\": 0");
    }

    @Test
    void aQueueThatTheBondDoesNotHaveIsRefusedAndTakenBack(Node node) {
        node.nic("ens1");
        node.nic("ens2");

        CommandResult result = node.add("pod2", Config.bond("bond1", "1", "queue_id=ens1:17", 0, "ens1", "ens2"));

        assertThat(result.stdout())
                .contains("\"code\":105", "the kernel refused 'set ens1 type bond_slave queue_id 17': EPERM");
        assertThat(node.link("bond1")).isEmpty();
        assertThat(node.link("ens1")).doesNotContain("master");
    }

    /** What a port is to its bond, as iproute2 reads it. */
    private static String json(Node node, String port) {
        return node.run("ip -d -j -p link show dev " + port).orThrow().stdout().replaceAll("\\s+", " ");
    }
}
