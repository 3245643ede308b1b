package io.ifacer.daemon.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.engine.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamespaceProbeTest {

    @TempDir
    private Path folder;

    private Path netns;
    private Path proc;

    @BeforeEach
    void make() throws IOException {
        netns = Files.createDirectory(folder.resolve("netns"));
        proc = Files.createDirectories(folder.resolve("proc/self/ns"))
                .getParent()
                .getParent();
    }

    @Test
    void aPathIsGoneWhenItsFolderIsThereWithoutIt() throws IOException {
        Files.createFile(netns.resolve("here"));

        assertThat(gone(netns + "/here", netns + "/gone")).containsExactly(netns + "/gone");
    }

    @Test
    void nothingIsGoneFromAFolderThatCannotBeSeen() {
        assertThat(gone(folder + "/elsewhere/netns/x", "relative/x", "x", "")).isEmpty();
    }

    @Test
    void aProcessIsGoneWhenTheNodesProcessesAreSeenWithoutIt() throws IOException {
        Files.createDirectory(proc.resolve("41"));
        Files.createSymbolicLink(proc.resolve("self/ns/pid"), Path.of("pid:[4026531836]"));

        assertThat(gone("/proc/41/ns/net", "/proc/42/ns/net")).containsExactly("/proc/42/ns/net");
    }

    @Test
    void noProcessIsGoneForADaemonThatSeesOnlyThoseOfItsContainer() throws IOException {
        Files.createSymbolicLink(proc.resolve("self/ns/pid"), Path.of("pid:[4026532281]"));

        assertThat(gone("/proc/42/ns/net")).isEmpty();
    }

    @Test
    void aPathThatCannotBeNamedIsNotKnownToBeGoneAndStopsNoOther() {
        Input.NamespacesProbed probed =
                new NamespaceProbe(proc).look(Set.of(netns + "/gone", netns + "/a\0b", netns + "/a\0c"));

        assertThat(probed.gone()).containsExactly(netns + "/gone");
        assertThat(probed.unseen()).contains("2 of the paths", netns + "/a\0b", "LC_ALL=C.UTF-8");
    }

    /** Of the locale that a service manager or a container starts a process with when nobody sets one. */
    @Test
    void aPathThatTheLocaleCannotEncodeIsNotKnownToBeGoneAndStopsNoOther() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProbeProcess.class.getName(),
                        netns.toString())
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said.lines())
                    .containsExactly("gone [" + netns + "/gone]", "unseen true", "the locale has the letter false");
        } finally {
            process.destroyForcibly();
        }
    }

    private Set<String> gone(String... paths) {
        Input.NamespacesProbed probed = new NamespaceProbe(proc).look(Set.of(paths));
        assertThat(probed.unseen()).isEmpty();
        return probed.gone();
    }
}
