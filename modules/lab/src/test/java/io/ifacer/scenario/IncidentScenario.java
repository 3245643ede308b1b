package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.Nic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bad hour of a node, as those see it who follow its events: all of them the same, and nothing of it is missing. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class IncidentScenario {

    private static final Map<String, String> SMALL_BUFFER = Map.of("IFACER_KERNEL_RECEIVE_BUFFER_BYTES", "65536");
    private static final String BOND = Config.bond("bond0", "1", "", 200, "ens192", "ens160");

    private static final String LAST = "attachment.added\",\"subject\":\"macvlan-conf/last";

    /**
     * More notifications than the daemon's buffer holds, while it cannot take any. Of a link that is down a new alias makes
     * none (net/core/dev.c, netdev_state_change).
     */
    private static final String OVERRUN = """
            kill -STOP PID
            trap 'kill -CONT PID' EXIT
            ip link del bond0
            for ((i = 0; i < 500; i++)); do echo link set lo alias busy$i; done | ip -batch -
            """;

    @Test
    void allWhoFollowAreToldTheSame(Lab lab, Nodes nodes) {
        Node node = nodes.start(lab, SMALL_BUFFER);
        node.nic("ens192");
        Nic port = node.nic("ens160");
        List<String> told;
        List<String> toldByNdjson;
        List<String> toldByIfacerctl;
        try (EventFollower ndjson = EventFollower.byNdjson(node);
                EventFollower ifacerctl = EventFollower.byIfacerctl(node)) {
            try (EventFollower sse = EventFollower.bySse(node, "")) {
                assertThat(node.add("pod1", BOND)).isEqualTo(Repetition.EMPTY_RESULT);
                unplugAndSetDown(node, port);
                told = new ArrayList<>(sse.awaitTo("drift.found\",\"subject\":\"bond0.200\""));
            }
            overrun(node);
            try (EventFollower again = EventFollower.bySse(node, EventFollower.id(told.get(told.size() - 1)))) {
                assertThat(node.add("last", BOND)).isEqualTo(Repetition.EMPTY_RESULT);
                told.addAll(again.awaitTo(LAST));
            }
            toldByNdjson = ndjson.awaitTo(LAST);
            toldByIfacerctl = ifacerctl.awaitTo(LAST);
        }
        assertThat(toldByNdjson).isEqualTo(told);
        assertThat(toldByIfacerctl).isEqualTo(told);
        assertThat(told.stream().map(EventFollower::sequence))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, told.size()).boxed().toList());
        assertThat(told).noneMatch(event -> event.contains("events.missed"));
    }

    private static void unplugAndSetDown(Node node, Nic port) {
        port.remove();
        node.awaitLog("port\\.lost ens160: ");
        port.replace();
        node.awaitLog("port\\.returned ens160: ");
        node.run("ip link set bond0.200 down").orThrow();
        node.awaitLogs("drift\\.found bond0\\.200: ", "link\\.repaired bond0\\.200: ");
    }

    private static void overrun(Node node) {
        node.run(OVERRUN.replace("PID", Long.toString(node.daemon().processId())))
                .orThrow();
        node.awaitLogs("resync\\.started ", "resync\\.done ");
        node.awaitLogs("link\\.lost bond0: ", "link\\.repaired bond0: ");
        node.awaitLogs("link\\.lost bond0\\.200: ", "link\\.repaired bond0\\.200: ");
    }
}
