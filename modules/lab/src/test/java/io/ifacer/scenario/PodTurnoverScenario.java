package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.CommandResult;
import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pods come and go, each before the one before it is gone; the plugins are called as a runtime calls them, which costs a
 * tenth of what a whole container does.
 */
@ExtendWith({LabExtension.class, NodeExtension.class})
class PodTurnoverScenario {

    /** Six chains: 24 pods in every run of the tests. */
    private static final int PODS = Repetitions.atLeast(4);

    /** Two configurations come in, each on a line; "came" and "gone" with the pod's links go out for each pod. */
    private static final String TURNOVER = """
            set -e
            folder=$(mktemp -d)
            read -r line && echo "$line" >$folder/1-ifacer.json
            read -r line && echo "$line" >$folder/2-PLUGIN.json
            export CNI_IFNAME=eth0 CNI_PATH=FOLDER:/usr/lib/cni
            pod() { export CNI_CONTAINERID=pod$1 CNI_NETNS=/run/netns/pod$1; }
            links() { echo $1 $(ip -n $CNI_CONTAINERID -o link); }
            come() { pod $1; ip netns add pod$1; /run/lab/guest/chain ADD $folder >$folder/answer; links came; }
            go() { pod $1; /run/lab/guest/chain DEL $folder; links gone; ip netns del pod$1; }
            come 1
            for i in $(seq 2 PODS); do come $i; go $((i - 1)); done
            go PODS
            ls /run/netns | grep ^pod >&2 || true
            ls /var/lib/cni/networks/NETWORK | grep ^172 >&2 || true
            """;

    @BeforeAll
    static void cable(Node node) {
        node.nic("ens192");
        node.nic("ens160");
    }

    @ParameterizedTest
    @MethodSource("io.ifacer.scenario.Chain#all")
    void nothingIsLeftOverAndNothingIsMissing(Chain chain, Lab lab, Node node) {
        CommandResult result = node.runAsRuntime(
                TURNOVER.replace("PLUGIN", chain.plugin())
                        .replace("FOLDER", node.pluginFolder())
                        .replace("PODS", Integer.toString(PODS))
                        .replace("NETWORK", chain.network()),
                String.join("\n", chain.configurations()) + "\n");

        assertThat(result.orThrow().stderr())
                .as("namespaces and addresses left over")
                .isEmpty();
        String ifindex = node.attribute("bond0.200", "ifindex");
        List<String> told = result.stdout().lines().toList();
        assertThat(told).hasSize(2 * PODS);
        assertThat(told.stream().filter(line -> line.startsWith("came")))
                .hasSize(PODS)
                .allMatch(line -> line.contains(": eth0@if" + ifindex + ": "));
        assertThat(told.stream().filter(line -> line.startsWith("gone")))
                .hasSize(PODS)
                .allMatch(line -> line.startsWith("gone 1: lo: ") && !line.contains("2: "));
        assertThat(node.daemon().attachments()).as("attachments left over").isEmpty();
        assertThat(node.log().lines().filter(line -> line.contains("attachment.added " + chain.network() + '/')))
                .hasSize(PODS);
        assertThat(node.linkNames()).as("the node's links stay").isEqualTo(Chain.LINKS);
    }
}
