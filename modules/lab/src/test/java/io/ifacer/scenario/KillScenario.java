package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The daemon is killed in the middle of making a bond and a VLAN on it, after each of the requests that this takes. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class KillScenario {

    /** Create and mark the bond, attach two ports, set it up; create and mark the VLAN, set it up. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theNextStartHasAllOfIt(int requests, Lab lab, Node node) {
        String bond = "bond" + requests;
        String[] ports = {"ens" + requests + 'a', "ens" + requests + 'b'};
        node.nic(ports[0]);
        node.nic(ports[1]);
        String config = Config.bond(bond, "1", "", requests, ports);
        String vlan = bond + '.' + requests;

        try (KillAfterRequests killer = node.daemon().killAfter(requests)) {
            node.add("pod" + requests, config);
            killer.await();
        }
        node.startDaemon();

        assertThat(node.add("pod" + requests, config)).isEqualTo(Repetition.EMPTY_RESULT);
        assertThat(node.link(bond)).contains("MASTER,UP", "alias ifacer", "bond mode active-backup");
        assertThat(node.link(ports[0])).contains("SLAVE,UP", "master " + bond + ' ');
        assertThat(node.link(ports[1])).contains("SLAVE,UP", "master " + bond + ' ');
        assertThat(node.link(vlan)).contains(vlan + '@' + bond, "MULTICAST,UP", "alias ifacer");
        Repetition.assertNothingIsDoneAgain(lab, node, config, bond, vlan);
    }
}
