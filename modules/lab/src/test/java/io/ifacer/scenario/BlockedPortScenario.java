package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.LinkWatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A port that has to be left alone is taken when that ends, without an audit: the next one here would be in an hour. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class BlockedPortScenario {

    private static final Map<String, String> NO_AUDIT = Map.of("IFACER_LINKS_AUDIT_SECONDS", "3600");
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final String BOND = Config.bond("bdh", "1", "", 0, "dh1", "dh2");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ip addr add 10.140.0.9/24 dev dh2 | ip addr del 10.140.0.9/24 dev dh2",
                "ip -6 addr add 2001:db8:9::9/64 dev dh2 nodad | ip -6 addr del 2001:db8:9::9/64 dev dh2",
                "ip route add 10.99.0.0/16 dev dh2 | ip route del 10.99.0.0/16 dev dh2",
                "ip -6 route add 2001:db8:99::/48 dev dh2 | ip -6 route del 2001:db8:99::/48 dev dh2",
                "ip route add 10.99.0.0/16 nexthop dev dh2 nexthop dev dh3 | ip route del 10.99.0.0/16",
                "ip route add 10.99.0.0/16 dev dh2 | ip route replace 10.99.0.0/16 dev dh3",
                "ip nexthop add id 9 dev dh2 && ip route add 10.99.0.0/16 nhid 9 | ip nexthop del id 9"
            })
    void onceNothingIsReachedByIt(String block, String end, Lab lab, Nodes nodes) {
        Node node = bonded(lab, nodes);
        try (LinkWatch watch = node.watch()) {
            switchRepairs(node, "pause"); // or it is in the bond again before it carries anything
            node.run("ip link set dh2 nomaster && ip link set dh2 up && " + block)
                    .orThrow();
            switchRepairs(node, "resume");
            node.awaitLog("waiting for a port: dh2 carries");

            node.run(end).orThrow();

            awaitPort(watch, "dh2");
        }
    }

    @Test
    void onceAnotherControllerLetsItGo(Lab lab, Nodes nodes) {
        Node node = bonded(lab, nodes);
        try (LinkWatch watch = node.watch()) {
            switchRepairs(node, "pause");
            node.run("ip link add br0 type bridge && ip link set dh2 master br0")
                    .orThrow();
            switchRepairs(node, "resume");
            node.awaitLog("waiting for a port: dh2 is already a port of bridge br0");

            node.run("ip link del br0").orThrow();

            awaitPort(watch, "dh2");
        }
    }

    private static Node bonded(Lab lab, Nodes nodes) {
        Node node = nodes.start(lab, NO_AUDIT);
        List.of("dh1", "dh2", "dh3").forEach(node::nic);
        node.run("ip link set dh3 up").orThrow();
        assertThat(node.add("pod1", BOND).exitCode()).isZero();
        return node;
    }

    private static void switchRepairs(Node node, String command) {
        node.run("curl -sS -X POST --unix-socket " + node.directory() + "/run/api.sock http://localhost/v1/" + command)
                .orThrow();
    }

    private static void awaitPort(LinkWatch watch, String port) {
        watch.await(
                news -> news.stream()
                        .filter(link -> link.name().equals(port))
                        .reduce((first, second) -> second)
                        .filter(link -> link.configuration().contains("master bdh")),
                port + " in bdh again",
                DEADLINE);
    }
}
