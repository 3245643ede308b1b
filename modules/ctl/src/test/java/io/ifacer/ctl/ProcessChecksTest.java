package io.ifacer.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessChecksTest {

    private static final Path SOCKET = Path.of("/run/ifacer/api.sock");

    private static final Path LOCK = Path.of("/run/ifacer/cni.sock.lock");

    @TempDir
    private Path root;

    private ProcessChecks process;

    @BeforeEach
    void aDaemonThatListens() throws IOException {
        write("run/ifacer/api.sock", "");
        write("run/ifacer/cni.sock.lock", "");
        Object inode = Files.getAttribute(root.resolve("run/ifacer/cni.sock.lock"), "unix:ino");
        write(
                "proc/locks",
                "1: FLOCK  ADVISORY  WRITE 41 00:18:1 0 EOF\n2: POSIX  ADVISORY  WRITE 42 fe:00:" + inode + " 0 EOF\n");
        process = new ProcessChecks(root);
    }

    @Test
    void aDaemonWithTheCapabilityIsGood() throws IOException {
        write("proc/42/status", "Name:\tjava\nCapEff:\t0000000000001000\n");

        assertThat(process.netAdmin(LOCK))
                .isEqualTo(Finding.good("capabilities", "ifacerd (process 42) has CAP_NET_ADMIN"));
    }

    @Test
    void aDaemonWithEveryOtherCapabilityIsNot() throws IOException {
        write("proc/42/status", "Name:\tjava\nCapEff:\tffffffffffffefff\n");

        Finding finding = process.netAdmin(LOCK);

        assertThat(finding.isGood()).isFalse();
        assertThat(finding.text()).contains("process 42", "lacks CAP_NET_ADMIN", "AmbientCapabilities");
    }

    @Test
    void withoutADaemonTheDoctorSaysWhereToLook() {
        assertThat(process.netAdmin(SOCKET).text()).contains("found no process", "is ifacerd running");
    }

    @Test
    void aSocketIsForItsOwnerAlone() throws IOException {
        mode("rw-------");
        assertThat(process.socket("API socket", SOCKET, "rw-------").isGood()).isTrue();
        mode("rw-rw-rw-");
        assertThat(process.socket("API socket", SOCKET, "rw-------").text())
                .contains("has mode rw-rw-rw-, wanted rw-------");
        assertThat(process.socket("API socket", Path.of("/run/other.sock"), "rw-------")
                        .text())
                .contains("there is no");
    }

    private void mode(String mode) throws IOException {
        Files.setPosixFilePermissions(root.resolve("run/ifacer/api.sock"), PosixFilePermissions.fromString(mode));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
