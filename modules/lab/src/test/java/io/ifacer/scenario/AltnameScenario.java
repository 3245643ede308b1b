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
        node.nic("an1");
        altname(node, "an1", "enp81s0f0");

        assertThat(node.add("pod1", Config.vlan("enp81s0f0", 211)).exitCode()).isZero();

        assertThat(node.link("enp81s0f0.211")).contains("enp81s0f0.211@an1", "id 211");
        assertThat(node.add("pod2", Config.vlan("enp81s0f0", 211)).exitCode()).isZero();
    }

    @Test
    void portsAndTheirOptionsGoByAltnames(Node node) {
        node.nic("an2a");
        node.nic("an2b");
        altname(node, "an2a", LONG);
        altname(node, "an2b", "enp82s0f1");
        String options = "primary=enp82s0f1;queue_id=" + LONG + ":3;miimon=100";

        assertThat(node.add("pod1", Config.bond("ban2", "1", options, 0, LONG, "enp82s0f1"))
                        .exitCode())
                .isZero();

        assertThat(node.attribute("ban2", "bonding/slaves").split(" ")).containsExactlyInAnyOrder("an2a", "an2b");
        assertThat(node.attribute("ban2", "bonding/primary")).isEqualTo("an2b");
        assertThat(node.attribute("ban2", "bonding/queue_id")).contains("an2a:3");
    }

    /** As udev does it: the altname goes, since the kernel lets no link have the name before. */
    @Test
    void whatStandsOnACardOutlivesTheSwapOfItsNames(Node node) {
        node.nic("an3");
        altname(node, "an3", "enp83s0f0");
        assertThat(node.add("pod1", Config.vlan("enp83s0f0", 213)).exitCode()).isZero();

        // the kernel renames no card that is up, and the daemon sets it up again: until it is quicker
        node.run("ip link property del dev an3 altname enp83s0f0"
                        + " && until ip link set an3 down && ip link set an3 name enp83s0f0; do :; done"
                        + " && ip link property add dev enp83s0f0 altname an3 && ip link set enp83s0f0 up")
                .orThrow();
        assertThat(node.add("pod2", Config.vlan("enp83s0f0", 213)).exitCode()).isZero();
        node.run("ip link del enp83s0f0.213").orThrow();

        node.awaitLog("link.repaired enp83s0f0.213");
        assertThat(node.link("enp83s0f0.213")).contains("enp83s0f0.213@enp83s0f0", "id 213");
    }

    @Test
    void aNameThatIsAnAltnameIsToldAsThat(Node node) {
        node.nic("an4");
        node.run("ip link add an49 type dummy && ip link property add dev an49 altname an4.64")
                .orThrow();

        assertThat(node.add("pod1", Config.vlan("an4", 64)).stdout())
                .contains("\"code\":101", "but an4.64 is an altname of an49, a dummy");
    }

    @Test
    void oneCardByTwoNamesIsNoTwoPorts(Node node) {
        node.nic("an5");
        altname(node, "an5", "enp85s0f0");

        assertThat(node.add("pod1", Config.bond("ban5", "1", "", 0, "an5", "enp85s0f0"))
                        .stdout())
                .contains("\"code\":7", "is the same interface as an5");
    }

    private static void altname(Node node, String name, String altname) {
        node.run("ip link property add dev " + name + " altname " + altname).orThrow();
    }
}
