package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.LinkNotification;
import io.ifacer.lab.LinkPicture;
import io.ifacer.lab.LinkWatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Losses on a node with 500 VLANs, most of whose notifications the daemon never hears: its buffer is the smallest there is. */
@Tag("figures")
@ExtendWith({LabExtension.class, NodeExtension.class})
class CrowdedRepairScenario {

    private static final int VLANS = 500;
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final Map<String, String> SMALL_BUFFER = Map.of("IFACER_KERNEL_RECEIVE_BUFFER_BYTES", "4096");
    private static final String VLAN = Config.of("\"interfaces\":[\"ens1\"],\"vlanID\":@,\"mtu\":1400");
    private static final String BOND = Config.bond("bond0", "1", "", 1001, "ens192", "ens160");
    private static final String DELETE_ALL =
            "ip -o link show type vlan | sed -n 's/.*: \\(ens1[.].*\\)@.*/link del \\1/p' | ip -batch -";
    private static final List<String> LINKS =
            IntStream.rangeClosed(1, VLANS).mapToObj(id -> "ens1." + id).toList();

    @Test
    void allIsBack(Lab lab, Nodes nodes) {
        Node node = nodes.start(lab, SMALL_BUFFER);
        List.of("ens1", "ens192", "ens160").forEach(node::nic);
        assertThat(node.add("pod", BOND)).isEqualTo(Repetition.EMPTY_RESULT);
        assertThat(node.addMany(VLAN, 1, VLANS / 2)).as("ADDs that failed").isEmpty();
        tell("a bond deleted while 250 VLANs are made", node, List.of("bond0", "bond0.1001"), () -> {
            node.run("ip link del bond0").orThrow();
            assertThat(node.addMany(VLAN, 1 + VLANS / 2, VLANS / 2))
                    .as("ADDs that failed")
                    .isEmpty();
        });
        assertThat(node.log()).contains("resync.started", "resync.done");
        tell("500 VLANs deleted", node, LINKS, () -> node.run(DELETE_ALL).orThrow());
        // a VLAN's MTU follows its parent's down, not up (net/8021q/vlan.c, vlan_device_event)
        tell("a parent of 500 VLANs changes its MTU", node, LINKS, () -> {
            node.run("ip link set ens1 mtu 1300; ip link set ens1 mtu 1500").orThrow();
        });
    }

    private static void tell(String what, Node node, List<String> links, Runnable damage) {
        String before = node.run("ip -d -o link").orThrow().stdout();
        try (LinkWatch watch = node.watch()) {
            damage.run();
            watch.mark(); // the damage has been told of: what is right from here on has been repaired
            Duration took =
                    watch.await(told -> repair(told, before, links), "all of " + links + " as before", DEADLINE);
            Measured.print(what + ": all as they were after " + took.toMillis() + " ms");
        }
    }

    /** From the first notification to the one after which all of these links are as they were. */
    private static Optional<Duration> repair(List<LinkNotification> told, String before, List<String> links) {
        LinkPicture picture = LinkPicture.of(before);
        Map<String, String> wanted = picture.configurations(links);
        told.forEach(picture::take);
        return picture.configurations(links).equals(wanted)
                ? Optional.of(told.get(told.size() - 1).since(told.get(0)))
                : Optional.empty();
    }
}
