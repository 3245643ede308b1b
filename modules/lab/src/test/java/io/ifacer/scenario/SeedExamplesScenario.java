package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.CommandResult;
import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.LinkRequestCounter;
import io.ifacer.lab.LinkRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The two examples of the original's documentation, and what must not happen when they are asked for again. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class SeedExamplesScenario {

    private static final String VLAN_100 = Config.of("\"interfaces\":[\"ens192\"],\"vlanID\":100");

    private static final String BOND0_VLAN_200 =
            Config.of("\"interfaces\":[\"ens224\",\"ens160\"],\"vlanID\":200,\"bond\":{\"name\":\"bond0\",\"mode\":1}");

    private static final CommandResult EMPTY_RESULT = new CommandResult(0, "{\"cniVersion\":\"0.3.1\",\"dns\":{}}", "");

    @Test
    void aVlanOnOneInterface(Lab lab, Node node) {
        node.nic("ens192");

        assertThat(node.add("pod1", VLAN_100)).isEqualTo(EMPTY_RESULT);

        assertThat(node.link("ens192")).contains("UP");
        assertThat(node.link("ens192.100"))
                .contains("ens192.100@ens192", "vlan protocol 802.1Q id 100", "<BROADCAST,MULTICAST,UP,LOWER_UP>")
                .contains("mtu 1500", "alias ifacer");
        assertNothingIsDoneAgain(lab, node, VLAN_100, "ens192", "ens192.100");
    }

    @Test
    void aVlanOnABondOfTwoInterfaces(Lab lab, Node node) {
        node.nic("ens224");
        node.nic("ens160");

        assertThat(node.add("pod2", BOND0_VLAN_200)).isEqualTo(EMPTY_RESULT);

        assertThat(node.link("bond0"))
                .contains("MASTER,UP,LOWER_UP", "bond mode active-backup miimon 100", "alias ifacer");
        assertThat(node.link("ens224")).contains("SLAVE,UP,LOWER_UP", "master bond0");
        assertThat(node.link("ens160")).contains("SLAVE,UP,LOWER_UP", "master bond0");
        assertThat(node.link("bond0.200"))
                .contains("bond0.200@bond0", "vlan protocol 802.1Q id 200", "<BROADCAST,MULTICAST,UP,LOWER_UP>")
                .contains("alias ifacer");
        assertNothingIsDoneAgain(lab, node, BOND0_VLAN_200, "ens224", "ens160", "bond0", "bond0.200");
    }

    /** Counted in the kernel itself, not by the daemon. */
    private static void assertNothingIsDoneAgain(Lab lab, Node node, String config, String... links) {
        String before = ifindexes(node, links);
        try (LinkRequestCounter counter = lab.countLinkRequests()) {
            LinkRequests start = counter.read();
            assertThat(node.add("again", config)).isEqualTo(EMPTY_RESULT);
            assertThat(counter.read().since(start)).isEqualTo(new LinkRequests(0, 0, 0));
        }
        assertThat(ifindexes(node, links)).isEqualTo(before);
    }

    private static String ifindexes(Node node, String... links) {
        StringBuilder all = new StringBuilder();
        for (String link : links) {
            all.append(link).append('=').append(node.attribute(link, "ifindex")).append(' ');
        }
        return all.toString();
    }
}
