package io.ifacer.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real container runtime in the lab: what stands on a VLAN on a bond once a container uses it. */
@ExtendWith(LabExtension.class)
class ContainerScenario {
    private static final String LINKS = """
            set -e
            ip link add bond0 type bond mode active-backup miimon 100
            ip link set ens192 master bond0
            ip link set ens160 master bond0
            ip link set bond0 up
            ip link add bond0.200 link bond0 type vlan id 200
            ip link set bond0.200 up
            """;

    private static final String CONFLIST = """
            {"cniVersion": "0.3.1", "name": "macvlan-conf", "plugins": [
              {"type": "macvlan", "master": "bond0.200", "mode": "bridge",
               "ipam": {"type": "host-local", "subnet": "172.200.0.0/16", "gateway": "172.200.0.1"}}]}
            """;

    @Test
    void givesAContainerAMacvlanOnAVlanOnABond(Lab lab) {
        lab.run(Command.of("/run/lab/guest/container-runtime").within(Duration.ofMinutes(2)))
                .orThrow();
        try (LabNamespace node = lab.namespace()) {
            node.nic("ens192");
            node.nic("ens160");
            node.run(LINKS).orThrow();
            CommandResult result = node.run(Command.of("cat >/run/chain.conflist;"
                            + " /run/lab/guest/container-run /run/chain.conflist scenario ip addr show eth0")
                    .withStdin(CONFLIST));
            assertThat(result.orThrow().stdout()).contains("eth0@").contains("inet 172.200.0.2/16");
        }
    }
}
