package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Command;
import io.ifacer.lab.CommandResult;
import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** containerd starts a container; the first plugin of its CNI chain is ours. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class ContainerChainScenario {

    @BeforeAll
    static void startRuntime(Lab lab, Node node) {
        lab.run(Command.of("/run/lab/guest/container-runtime " + node.pluginFolder()))
                .orThrow();
        node.nic("ens192");
        node.nic("ens160");
    }

    @ParameterizedTest
    @MethodSource("io.ifacer.scenario.Chain#all")
    void aContainersInterfaceStandsOnWhatIfacerMade(Chain chain, Node node) {
        CommandResult result = node.runAsRuntime(
                "cat >/run/chain.conflist;"
                        + " /run/lab/guest/container-run /run/chain.conflist scenario ip addr show eth0",
                chain.conflist());

        assertThat(result.orThrow().stdout())
                .contains("eth0@if" + node.attribute("bond0.200", "ifindex"), "inet 172.200.");
        assertThat(node.daemon().attachments())
                .as("attachments after the container's end")
                .isEmpty();
        assertThat(node.log().lines())
                .as("and there was one")
                .anyMatch(line -> line.contains("attachment.added " + chain.network() + '/'));
        assertThat(node.linkNames()).as("the node's links stay").isEqualTo(Chain.LINKS);
    }
}
