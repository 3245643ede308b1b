package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a start can fail ends the process, with its exit code and a line that says why. */
@Timeout(120)
class StartFailureTest {

    private static final int END_SECONDS = 90;

    @TempDir
    private Path folder;

    private Path run;
    private Path state;
    private Path settings;

    @BeforeEach
    void directories() throws IOException {
        run = Files.createDirectory(folder.resolve("run"));
        state = Files.createDirectory(folder.resolve("state"));
        settings = folder.resolve("ifacerd.yaml");
    }

    @Test
    void aPortInUse() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(settings, "api:\n  port: " + other.getLocalPort() + "\n");
            ends("open", 73, "wanted 127.0.0.1:" + other.getLocalPort(), "api.port");
        }
    }

    @Test
    void aSecondDaemonInTheSameDirectories() throws Exception {
        try (DaemonOnFakeKernel first = new DaemonOnFakeKernel(run, links -> {})) {
            ends("open", 73, "belongs to a daemon that is running");
            assertThat(first.changes()).isEmpty();
        }
    }

    @Test
    void aRunDirectoryThatIsAFile() throws Exception {
        run = Files.createFile(folder.resolve("file"));
        ends("open", 73, run.toString(), "is a file");
    }

    @Test
    void aRunDirectoryThatIsALinkToNothing() throws Exception {
        run = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nothing"));
        ends("open", 73, run.toString(), "is a symbolic link to nothing");
    }

    @Test
    void aRunDirectoryThatOthersMayWrite() throws Exception {
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxrwxrwx"));
        ends("open", 73, "wanted " + run + " to be writable by its owner alone, found mode rwxrwxrwx", "chmod go-w");
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void aStateDirectoryThatAGroupMayWriteThroughALink() throws Exception {
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwx---"));
        Path real = state;
        state = Files.createSymbolicLink(folder.resolve("link"), state);
        ends("open", 73, "wanted " + state + " to be writable by its owner alone", "chmod go-w " + real);
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatSomebodyElseOwns() throws Exception {
        assumeThat(Files.getAttribute(folder, "unix:uid"))
                .as("only root can give one away")
                .isEqualTo(0);
        Files.setAttribute(state, "unix:uid", 4321);
        ends("open", 73, "wanted " + state + " to be owned by user 0, found that it belongs to user 4321", "chown 0");
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void somethingElseAtTheSocketsPath() throws Exception {
        Files.createDirectories(run.resolve("cni.sock/in the way"));
        ends("open", 73, "cni.sock");
    }

    @Test
    void wrongSettings() throws Exception {
        Files.writeString(settings, "api:\n  port: many\n");
        ends("open", 78, "port");
    }

    @Test
    void aKernelThatDoesNotOpen() throws Exception {
        ends("closed", 70, "Operation not permitted");
    }

    @Test
    void noMemory() throws Exception {
        ends("full", 71, "wanted memory for the start");
    }

    private void ends(String kernel, int exitCode, String... said) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DaemonProcess.class.getName(),
                        kernel)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("IFACER_RUN_DIR", run.toString());
        builder.environment().put("IFACER_STATE_DIR", state.toString());
        builder.environment().put("IFACER_CONF", settings.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS))
                    .as(() -> "it ends: " + output)
                    .isTrue();
            assertThat(Files.readString(output)).contains(said);
            assertThat(process.exitValue()).isEqualTo(exitCode);
        } finally {
            process.destroyForcibly();
        }
    }
}
