package io.ifacer.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeChecksTest {

    @TempDir
    private Path root;

    private NodeChecks node;

    @BeforeEach
    void aNodeWithAKernel() throws IOException {
        write("proc/sys/kernel/osrelease", "6.1.0-56-amd64\n");
        write("lib/modules/6.1.0-56-amd64/modules.dep", "kernel/net/8021q/8021q.ko: kernel/net/802/garp.ko\n");
        node = new NodeChecks(root);
    }

    @Test
    void aModuleIsLoadedOrOnDiskOrMissing() throws IOException {
        Files.createDirectories(root.resolve("sys/module/bonding"));

        assertThat(node.kernelHas("bonding")).isEqualTo(Finding.good("kernel", "bonding is there"));
        assertThat(node.kernelHas("8021q").text()).contains("not loaded yet");
        assertThat(node.kernelHas("dummy").isGood()).isFalse();
    }

    @Test
    void anotherManagerThatHoldsALinkIsNamedWithTheRemedy() throws IOException {
        write("run/NetworkManager/devices/5", "[device]\nmanaged=true\n");
        write("run/NetworkManager/devices/6", "[device]\nmanaged=false\n");
        write("run/systemd/netif/links/6", "ADMIN_STATE=configured\n");

        assertThat(node.managers(Map.of("bond0", 5)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("manages bond0", "90-ifacer-unmanaged.conf"));
        assertThat(node.managers(Map.of("bond0.200", 6)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.subject()).isEqualTo("systemd-networkd"));
        assertThat(node.managers(Map.of("ens192", 7))).allMatch(Finding::isGood);
    }

    @Test
    void thePluginIsThereAndExecutableOrNot() throws IOException {
        Path plugin = root.resolve("ifacer");
        assertThat(node.plugin(plugin).text()).contains("there is no");
        Files.writeString(plugin, "");
        assertThat(node.plugin(plugin).text()).contains("not executable");
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        assertThat(node.plugin(plugin).isGood()).isTrue();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
