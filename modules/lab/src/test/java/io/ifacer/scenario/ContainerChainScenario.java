package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Command;
import io.ifacer.lab.CommandResult;
import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** containerd starts a container; the first plugin of its CNI chain is ours. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class ContainerChainScenario {

    private static final String CONFLIST = """
            {"cniVersion": "0.3.1", "name": "macvlan-conf", "plugins": [
              {"type": "ifacer", "interfaces": ["ens192", "ens160"], "vlanID": 200, "bond": {"name": "bond0", "mode": 1}},
              {"type": "macvlan", "master": "bond0.200", "mode": "bridge",
               "ipam": {"type": "host-local", "subnet": "172.200.0.0/16", "gateway": "172.200.0.1"}}]}
            """;

    @Test
    void aContainersMacvlanStandsOnWhatIfacerMade(Lab lab, Node node) {
        lab.run(Command.of("/run/lab/guest/container-runtime " + node.pluginFolder())
                        .within(Duration.ofMinutes(2)))
                .orThrow();
        node.nic("ens192");
        node.nic("ens160");

        CommandResult result = node.runAsRuntime(
                "cat >/run/chain.conflist;"
                        + " /run/lab/guest/container-run /run/chain.conflist scenario ip addr show eth0",
                CONFLIST);

        assertThat(result.orThrow().stdout())
                .contains("eth0@if" + node.attribute("bond0.200", "ifindex"), "inet 172.200.0.2/16");
        assertThat(node.log().lines())
                .anyMatch(line -> line.contains("attachment.added macvlan-conf/"))
                .anyMatch(line -> line.contains("attachment.removed macvlan-conf/"));
        assertThat(node.linkNames()).as("its links stay").isEqualTo("bond0 bond0.200 ens160 ens192");
    }
}
