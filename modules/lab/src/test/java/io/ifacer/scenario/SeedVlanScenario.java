package io.ifacer.scenario;

import static io.ifacer.scenario.Repetition.EMPTY_RESULT;
import static io.ifacer.scenario.Repetition.assertNothingIsDoneAgain;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first example of the original's documentation: VLAN 100 on ens192. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class SeedVlanScenario {

    private static final String CONFIG = Config.of("\"interfaces\":[\"ens192\"],\"vlanID\":100");

    @Test
    void aVlanOnOneInterface(Lab lab, Node node) {
        node.nic("ens192");

        assertThat(node.add("pod1", CONFIG)).isEqualTo(EMPTY_RESULT);

        assertThat(node.link("ens192")).contains("BROADCAST,MULTICAST,UP,LOWER_UP>");
        assertThat(node.link("ens192.100"))
                .contains("ens192.100@ens192", "vlan protocol 802.1Q id 100", "BROADCAST,MULTICAST,UP,LOWER_UP>")
                .contains("mtu 1500", "alias ifacer");
        assertNothingIsDoneAgain(lab, node, CONFIG, "ens192", "ens192.100");
    }
}
