package io.ifacer.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Run by {@link KernelFeaturesScenario} in a JVM in the lab; by its name no other run takes it up. */
class InTheLab {
    @Test
    void seesTheLabsLinks() throws SocketException {
        assertThat(NetworkInterface.getByName("lo").isUp()).isTrue();
    }

    @Test
    void runsOnAKernelThatHasBonding() {
        assertThat(Path.of("/sys/class/net/bonding_masters")).matches(Files::exists);
    }
}
