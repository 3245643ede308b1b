package io.ifacer.scenario;

import static io.ifacer.scenario.Repetition.EMPTY_RESULT;
import static io.ifacer.scenario.Repetition.assertNothingIsDoneAgain;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The second example of the original's documentation: VLAN 200 on bond0 of ens192 and ens160, then with options. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class SeedBondScenario {

    private static final String CONFIG =
            Config.of("\"interfaces\":[\"ens192\",\"ens160\"],\"vlanID\":200,\"bond\":{\"name\":\"bond0\",\"mode\":1}");

    @Test
    void aVlanOnABondOfTwoInterfaces(Lab lab, Node node) {
        node.nic("ens192");
        node.nic("ens160");

        assertThat(node.add("pod1", CONFIG)).isEqualTo(EMPTY_RESULT);

        assertThat(node.link("bond0"))
                .contains("BROADCAST,MULTICAST,MASTER,UP,LOWER_UP>", "bond mode active-backup", " miimon 100 ")
                .contains("mtu 1500", "alias ifacer");
        assertThat(node.link("ens192")).contains("SLAVE,UP,LOWER_UP", "master bond0");
        assertThat(node.link("ens160")).contains("SLAVE,UP,LOWER_UP", "master bond0");
        assertThat(node.link("bond0.200"))
                .contains("bond0.200@bond0", "vlan protocol 802.1Q id 200", "BROADCAST,MULTICAST,UP,LOWER_UP>")
                .contains("mtu 1500", "alias ifacer");
        assertNothingIsDoneAgain(lab, node, CONFIG, "ens192", "ens160", "bond0", "bond0.200");
    }

    /** The options of the documentation's text, with its blank: the original ignores the second one because of it. */
    @Test
    void optionsAsTheDocumentationWritesThem(Node node) {
        node.nic("eth1");
        node.nic("eth2");

        assertThat(node.add("pod2", Config.bond("bond1", "1", "primary=eth2; arp_interval=1", 0, "eth1", "eth2")))
                .isEqualTo(EMPTY_RESULT);

        assertThat(node.link("bond1"))
                .contains("bond mode active-backup", "primary eth2", "arp_interval 1 ", "miimon 0");
    }

    @Test
    void everyModeIsMade(Node node) {
        for (int mode = 0; mode <= 6; mode++) {
            String bond = "m" + mode;
            node.nic(bond + "a");
            node.nic(bond + "b");
            assertThat(node.add(bond, Config.bond(bond, Integer.toString(mode), "", 0, bond + "a", bond + "b")))
                    .isEqualTo(EMPTY_RESULT);
        }
        assertThat(node.run("cat /sys/class/net/m?/bonding/mode").stdout().lines())
                .containsExactly(
                        "balance-rr 0",
                        "active-backup 1",
                        "balance-xor 2",
                        "broadcast 3",
                        "802.3ad 4",
                        "balance-tlb 5",
                        "balance-alb 6");
    }
}
