package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.LabNamespace;
import io.ifacer.lab.LinkRequestCounter;
import io.ifacer.lab.LinkRequests;
import io.ifacer.lab.LinkWatch;
import io.ifacer.lab.Nic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What ifacer cannot bring back, or leaves to the kernel, it tells of. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class OnlyToldScenario {

    private static final String EVENTS_ABOUT_PODS = "curl -sS --unix-socket DIR/run/api.sock"
            + " 'http://localhost/v1/events?after=oldest&follow=false&type=pods.affected'";

    /** A port without a carrier is the bonding driver's business (drivers/net/bonding/bond_main.c, bond_mii_monitor). */
    @Test
    void aCarrierThatIsLostMakesNoRequest(Lab lab, Node node) {
        String config = Config.bond("bond1", "1", "primary=ens1", 11, "ens1", "ens2");
        try (LinkWatch watch = node.watch();
                LinkRequestCounter counter = lab.countLinkRequests()) {
            Nic port = node.nic("ens1");
            node.nic("ens2");
            assertThat(node.add("pod1", config)).isEqualTo(Repetition.EMPTY_RESULT);
            watch.awaitCarrying(List.of("ens1", "ens2", "bond1", "bond1.11"), Duration.ofMinutes(3));
            LinkRequests start = counter.read();

            port.unplug(); // one request, at the other end of the cable
            node.awaitLog("carrier\\.changed ens1: has lost its carrier");
            assertThat(node.add("pod2", config)).as("the bond is right").isEqualTo(Repetition.EMPTY_RESULT);
            assertThat(counter.read().since(start)).isEqualTo(new LinkRequests(1, 0, 0));

            port.plug();
            node.awaitLogs("ens1: has lost its carrier", "ens1: has its carrier again");
            assertThat(node.add("pod3", config)).as("the bond is right").isEqualTo(Repetition.EMPTY_RESULT);
            assertThat(counter.read().since(start)).isEqualTo(new LinkRequests(2, 0, 0));
        }
    }

    /** The kernel deletes a macvlan with the link below it (drivers/net/macvlan.c, macvlan_device_event). */
    @Test
    void podsWhoseMacvlanDiedWithTheBondAreNamed(Lab lab, Node node) {
        node.nic("ens3");
        node.nic("ens4");
        assertThat(node.add("pod4", Config.bond("bond3", "1", "", 13, "ens3", "ens4")))
                .isEqualTo(Repetition.EMPTY_RESULT);
        try (LabNamespace pod = lab.namespace()) {
            node.run("ip link add link bond3.13 name pod4 type macvlan mode bridge && ip link set pod4 netns "
                            + pod.name() + " name eth0")
                    .orThrow();

            node.run("ip link del bond3").orThrow();

            node.awaitLog("pods\\.affected bond3\\.13: ");
            node.awaitLog("link\\.repaired bond3\\.13: ");
            assertThat(node.link("bond3.13")).contains("bond3.13@bond3", "MULTICAST,UP");
            assertThat(pod.run("ip -o link").stdout()).contains("lo:").doesNotContain("eth0");
        }
        assertThat(node.run(EVENTS_ABOUT_PODS.replace("DIR", node.directory()))
                        .orThrow()
                        .stdout())
                .contains("\"subject\":\"bond3.13\"")
                .contains(
                        "\"attachments\":[{\"network\":\"macvlan-conf\",\"containerId\":\"pod4\",\"ifName\":\"eth0\"}]");
    }
}
