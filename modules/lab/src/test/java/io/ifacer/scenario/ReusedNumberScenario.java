package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.LabExtension;
import io.ifacer.lab.LinkNotification;
import io.ifacer.lab.LinkWatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A VLAN is set down and deleted, and another link gets its number while the repair of the first is on its way. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class ReusedNumberScenario {

    /** More within a minute are taken for somebody's meddling, and the repairs pause. */
    private static final int ROUNDS = 4;

    private static final Duration DEADLINE = Duration.ofMinutes(3);
    /** One process for all requests: the daemon's own is to come in between. */
    private static final String REPLACE =
            "number=$(cat /sys/class/net/VLAN/ifindex) && printf '%s\\n' 'link set VLAN down'"
                    + " 'link del VLAN' \"link add NAME index $number type dummy\" | ip -batch -";

    @Test
    void whatGetsTheNumberIsNotTouched(Node node) {
        node.nic("ens192");
        assertThat(node.add("pod1", Config.vlan("ens192", 100)).exitCode()).isZero();
        try (LinkWatch watch = node.watch()) {
            for (int round = 0; round < ROUNDS; round++) {
                int before = watch.mark();
                node.run(replace("ens192.100", "other")).orThrow();

                awaitUp(watch, "ens192.100", before);

                assertThat(node.link("other"))
                        .as("round %s", round)
                        .contains("state DOWN")
                        .doesNotContain("alias");
                node.run("ip link del other").orThrow();
            }
        }
    }

    @Test
    void whatGetsTheNameAndTheNumberIsNotTouched(Node node) {
        node.nic("ens224");
        assertThat(node.add("pod1", Config.vlan("ens224", 101)).exitCode()).isZero();
        try (LinkWatch watch = node.watch()) {
            node.run(replace("ens224.101", "ens224.101")).orThrow();
            node.awaitLog("link\\.blocked ens224\\.101: ens224\\.101 was made by somebody else");

            assertThat(node.link("ens224.101")).contains("dummy", "state DOWN").doesNotContain("alias");
            int before = watch.mark();
            node.run("ip link del ens224.101").orThrow();
            awaitUp(watch, "ens224.101", before);
        }
    }

    private static String replace(String vlan, String by) {
        return REPLACE.replace("VLAN", vlan).replace("NAME", by);
    }

    private static void awaitUp(LinkWatch watch, String vlan, int before) {
        watch.await(news -> up(vlan, news.subList(before, news.size())), vlan + " up again", DEADLINE);
    }

    private static Optional<LinkNotification> up(String vlan, List<LinkNotification> news) {
        return news.stream()
                .filter(link -> link.name().equals(vlan) && !link.deleted() && link.carries())
                .reduce((first, last) -> last);
    }
}
