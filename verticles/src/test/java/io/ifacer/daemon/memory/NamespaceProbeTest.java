package io.ifacer.daemon.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

    private Set<String> gone(String... paths) {
        return new NamespaceProbe(proc).gone(Set.of(paths));
    }
}
