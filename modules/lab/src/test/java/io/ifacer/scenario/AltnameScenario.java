package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.LabExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cards that are asked for by altnames, which udev gives and swaps. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class AltnameScenario {

    private static final String LONG = "enp81s0f0np0-of-a-length-that-no-name-may-have";

    /** While a card is down the kernel does not tell of its altnames. */
    @Test
    void aVlanIsNamedAfterWhatWasAskedFor(Node node) {
        node.nic("an0");
        altname(node, "an0", "enp81s0f0");

        assertThat(node.add("pod1", Config.vlan("enp81s0f0", 212))).isEqualTo(Repetition.EMPTY_RESULT);

        assertThat(node.link("enp81s0f0.212")).contains("enp81s0f0.212@an0", "id 212");
        assertThat(node.add("pod2", Config.vlan("enp81s0f0", 212))).isEqualTo(Repetition.EMPTY_RESULT);
    }

    @Test
    void portsAndTheirOptionsGoByAltnames(Node node) {
        node.nic("an0");
        node.nic("an1");
        altname(node, "an0", LONG);
        altname(node, "an1", "enp81s0f1");
        String options = "primary=enp81s0f1;queue_id=" + LONG + ":3;miimon=100";

        assertThat(node.add("pod1", Config.bond("ban", "1", options, 0, LONG, "enp81s0f1")))
                .isEqualTo(Repetition.EMPTY_RESULT);

        assertThat(node.attribute("ban", "bonding/slaves").split(" ")).containsExactlyInAnyOrder("an0", "an1");
        assertThat(node.attribute("ban", "bonding/primary")).isEqualTo("an1");
        assertThat(node.attribute("ban", "bonding/queue_id")).contains("an0:3");
    }

    /** As udev does it: the altname goes, since the kernel lets no link have the name before. */
    @Test
    void whatStandsOnACardOutlivesTheSwapOfItsNames(Node node) {
        node.nic("an0");
        altname(node, "an0", "enp81s0f0");
        assertThat(node.add("pod1", Config.vlan("enp81s0f0", 212))).isEqualTo(Repetition.EMPTY_RESULT);

        node.run("ip link set an0 down && ip link property del dev an0 altname enp81s0f0"
                        + " && ip link set an0 name enp81s0f0 && ip link property add dev enp81s0f0 altname an0"
                        + " && ip link set enp81s0f0 up")
                .orThrow();
        assertThat(node.add("pod2", Config.vlan("enp81s0f0", 212))).isEqualTo(Repetition.EMPTY_RESULT);
        node.run("ip link del enp81s0f0.212").orThrow();

        node.awaitLog("link.repaired enp81s0f0.212");
        assertThat(node.link("enp81s0f0.212")).contains("enp81s0f0.212@enp81s0f0", "id 212");
    }

    @Test
    void aNameThatIsAnAltnameIsToldAsThat(Node node) {
        node.nic("an0");
        node.run("ip link add an9 type dummy && ip link property add dev an9 altname an0.60")
                .orThrow();

        assertThat(node.add("pod1", Config.vlan("an0", 60)).stdout())
                .contains("\"code\":101", "but an0.60 is an altname of an9, a dummy");
    }

    @Test
    void oneCardByTwoNamesIsNoTwoPorts(Node node) {
        node.nic("an0");
        altname(node, "an0", "enp81s0f0");

        assertThat(node.add("pod1", Config.bond("ban", "1", "", 0, "an0", "enp81s0f0"))
                        .stdout())
                .contains("\"code\":7", "is the same interface as an0");
    }

    private static void altname(Node node, String name, String altname) {
        node.run("ip link property add dev " + name + " altname " + altname).orThrow();
    }
}
