package io.ifacer.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every other scenario takes for granted of the lab. */
@ExtendWith(LabExtension.class)
class KernelFeaturesScenario {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "type dummy",
                "type bond mode active-backup",
                "link ens192 type vlan id 100",
                "type veth",
                "link ens192 type macvlan mode bridge",
                "link ens192 type ipvlan"
            })
    void makesLinks(String kind, Lab lab) {
        try (LabNamespace node = lab.namespace()) {
            node.nic("ens192");
            assertThat(node.run("ip link add made0 " + kind + " && ip -d link show made0"))
                    .satisfies(result -> assertThat(result.stderr()).isEmpty())
                    .satisfies(result -> assertThat(result.stdout()).contains("made0"));
        }
    }

    @Test
    void loadsBondingWithoutABondOfItsOwn(Lab lab) {
        assertThat(lab.run("ip -brief link show type bond")).isEqualTo(new CommandResult(0, "", ""));
    }

    @Test
    void keepsNamespacesApart(Lab lab) {
        try (LabNamespace node = lab.namespace();
                LabNamespace other = lab.namespace()) {
            node.nic("ens192");
            node.dummy("ens160");
            assertThat(linkNames(node)).containsExactlyInAnyOrder("lo", "ens192", "ens160");
            assertThat(linkNames(other)).containsExactly("lo");
        }
    }

    @Test
    void losesTheCarrierWithTheCable(Lab lab) {
        try (LabNamespace node = lab.namespace()) {
            Nic nic = node.nic("ens192");
            node.run("ip link set ens192 up").orThrow();
            assertThat(carrier(node)).isEqualTo("1");
            nic.unplug();
            assertThat(carrier(node)).isEqualTo("0");
            nic.plug();
            assertThat(carrier(node)).isEqualTo("1");
        }
    }

    @Test
    void showsAPodsNamespaceToWhatRunsAlready(Lab lab) {
        try (LabNamespace node = lab.namespace()) {
            String asked = node.directory() + "/asked";
            lab.run("mkfifo " + asked).orThrow();
            String script = "echo up; read -r pod <" + asked + " && nsenter --net=$pod ip -br link";
            try (RunningCommand daemon = node.start(script)) {
                daemon.awaitLine(Pattern.compile("up"), Duration.ofMinutes(3));
                try (LabNamespace pod = lab.namespace()) {
                    pod.dummy("eth0");
                    lab.run("echo " + pod.path() + " >" + asked).orThrow();
                    assertThat(daemon.await().stdout()).contains("eth0");
                }
            }
        }
    }

    @Test
    void countsOneRequestForOneChange(Lab lab) {
        try (LabNamespace node = lab.namespace();
                LinkRequestCounter counter = lab.countLinkRequests()) {
            node.dummy("ens192");
            LinkRequests before = counter.read();
            node.run("ip link show").orThrow();
            assertThat(counter.read()).as("looking is no change").isEqualTo(before);
            node.run("ip link set ens192 up").orThrow();
            assertThat(counter.read().since(before)).isEqualTo(new LinkRequests(1, 0, 0));
            node.run("ip link del ens192").orThrow();
            assertThat(counter.read().since(before)).isEqualTo(new LinkRequests(1, 0, 1));
        }
    }

    @TestFactory
    Stream<DynamicTest> runsTestsInsideTheLab(Lab lab) {
        return TestOutcome.reenacted(() -> lab.runTests(InTheLab.class));
    }

    private static Stream<String> linkNames(LabNamespace namespace) {
        return namespace
                .run("ls /sys/class/net")
                .stdout()
                .lines()
                .filter(name -> !name.equals("bonding_masters")); // the bonding module's own file
    }

    private static String carrier(LabNamespace node) {
        return node.run("cat /sys/class/net/ens192/carrier").stdout().strip();
    }
}
