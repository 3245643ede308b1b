package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.Lab;
import io.ifacer.lab.LabNamespace;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The first bond of a node on which bonding is not loaded, in the kernel's first namespace, where the module makes its own
 * bond. Each test has a lab to itself: no bond of another scenario outlives the module.
 */
@ExtendWith(NodeExtension.class)
class FreshNodeScenario {

    private static final String CONFIG = Config.bond("bond0", "1", "", 200, "ens192", "ens160");
    private static final String OF_THE_MODULE = "test $(cat /sys/class/net/bond0/operstate) = down"
            + " && test -z \"$(cat /sys/class/net/bond0/bonding/slaves /sys/class/net/bond0/ifalias)\"";

    private Lab lab;
    private LabNamespace namespace;

    /** The lab's kernel is told max_bonds=0 at its boot, which modprobe takes for the module's: what comes last counts. */
    @BeforeEach
    void aFreshNode(Nodes nodes) {
        lab = nodes.bootLab();
        namespace = LabNamespace.first(lab);
        namespace.dummy("ens192");
        namespace.dummy("ens160");
        lab.run("modprobe -r bonding && ! test -e /sys/module/bonding").orThrow();
    }

    @Test
    void aBondThatCameWithTheModuleGivesWay(Nodes nodes) {
        modprobe("exit 1"); // what the daemon runs itself
        Node node = nodes.in(namespace, Map.of());
        node.awaitLog("bonding was not loaded with max_bonds=0");
        node.run(OF_THE_MODULE).orThrow();

        assertThat(node.add("pod1", CONFIG)).isEqualTo(Repetition.EMPTY_RESULT);

        node.awaitLogs("link.deleted bond0: .*max_bonds=0", "link.created +bond0");
        assertMade(node);
    }

    @Test
    void soDoesOneThatComesWithTheVeryRequest(Nodes nodes) {
        modprobe("exit 1");
        Node node = nodes.in(namespace, Map.of());
        node.run("modprobe -r bonding && ! test -e /sys/class/net/bond0").orThrow();

        assertThat(node.add("pod1", CONFIG)).isEqualTo(Repetition.EMPTY_RESULT);

        node.awaitLogs("link.deleted bond0: .*max_bonds=0", "link.created +bond0");
        assertMade(node);
    }

    @Test
    void oneWithAnAddressStays(Nodes nodes) {
        modprobe("exit 1");
        Node node = nodes.in(namespace, Map.of());
        node.run("ip addr add 192.0.2.7/24 dev bond0").orThrow();
        String before = node.link("bond0");

        assertThat(node.add("pod1", CONFIG).stdout())
                .contains("\"code\":101", "not made by ifacer", "bonding module", "max_bonds=0", "192.0.2.7/24");

        assertThat(node.link("bond0")).isEqualTo(before);
    }

    @Test
    void theDaemonLoadsTheModuleWithoutOne(Nodes nodes) {
        modprobe("[ \"$1\" = -D ] || exec /sbin/modprobe \"$@\""); // as where nothing says max_bonds
        Node node = nodes.in(namespace, Map.of());
        node.awaitLog("loaded bonding with max_bonds=0");
        assertThat(node.link("bond0")).isEmpty();

        assertThat(node.add("pod1", CONFIG)).isEqualTo(Repetition.EMPTY_RESULT);

        assertMade(node);
        assertThat(node.log()).doesNotContain("link.deleted");
    }

    /** What the kernel runs to load a module, which then makes a bond0; with options it runs what is given here. */
    private void modprobe(String withOptions) {
        String script = "#!/bin/sh\n"
                + "case $* in\n"
                + "  '-q -- '*bond*) exec /sbin/modprobe bonding max_bonds=1 ;;\n"
                + "  -[Db]*) " + withOptions + " ;;\n"
                + "  *) exec /sbin/modprobe \"$@\" ;;\n"
                + "esac\n";
        String file = namespace.directory() + "/modprobe";
        lab.run("cat >" + file + " <<'EOF'\n" + script + "EOF\nchmod +x " + file + " && echo " + file
                        + " >/proc/sys/kernel/modprobe")
                .orThrow();
    }

    private static void assertMade(Node node) {
        assertThat(node.link("bond0")).contains("bond mode active-backup", "alias ifacer");
        assertThat(node.attribute("bond0", "bonding/slaves")).isEqualTo("ens192 ens160");
        assertThat(node.link("bond0.200")).contains("vlan", "id 200");
    }
}
