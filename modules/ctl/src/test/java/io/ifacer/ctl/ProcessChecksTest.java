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

    @TempDir
    private Path root;

    private ProcessChecks process;

    @BeforeEach
    void aDaemonThatListens() throws IOException {
        write("run/ifacer/api.sock", "");
        write("proc/net/unix", """
                Num       RefCount Protocol Flags    Type St Inode Path
                0000000000000000: 00000002 00000000 00010000 0001 01 4711 /run/ifacer/api.sock
                0000000000000000: 00000003 00000000 00000000 0001 03 4712
                """);
        Files.createDirectories(root.resolve("proc/42/fd"));
        Files.createSymbolicLink(root.resolve("proc/42/fd/7"), Path.of("socket:[4711]"));
        process = new ProcessChecks(root);
    }

    @Test
    void aDaemonWithTheCapabilityIsGood() throws IOException {
        write("proc/42/status", "Name:\tjava\nCapEff:\t0000000000001000\n");

        assertThat(process.netAdmin(SOCKET))
                .isEqualTo(Finding.good("capabilities", "ifacerd (process 42) has CAP_NET_ADMIN"));
    }

    @Test
    void aDaemonWithEveryOtherCapabilityIsNot() throws IOException {
        write("proc/42/status", "Name:\tjava\nCapEff:\tffffffffffffefff\n");

        Finding finding = process.netAdmin(SOCKET);

        assertThat(finding.isGood()).isFalse();
        assertThat(finding.text()).contains("process 42", "lacks CAP_NET_ADMIN", "AmbientCapabilities");
    }

    @Test
    void withoutAListenerTheDoctorSaysWhereToLook() {
        assertThat(process.netAdmin(Path.of("/run/other/api.sock")).text()).contains("found no process", "as root");
    }

    @Test
    void aSocketIsForItsOwnerAlone() throws IOException {
        mode("rw-------");
        assertThat(process.socket("API socket", SOCKET).isGood()).isTrue();
        mode("rw-rw-rw-");
        assertThat(process.socket("API socket", SOCKET).text()).contains("has mode rw-rw-rw-, wanted rw-------");
        assertThat(process.socket("API socket", Path.of("/run/other.sock")).text())
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
