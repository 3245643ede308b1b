package io.ifacer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is run to have bonding loaded, with a modprobe that writes down how it was called. */
class BondingModuleTest {

    private static final long SOON_MILLIS = 60_000;
    private static final String NOTES_CALLS = "echo \"$@\" >>\"${0%/*}/calls\"\n";
    private static final List<String> LOADED = List.of("-D bonding", "-b bonding max_bonds=0");

    @TempDir
    private Path root;

    @BeforeEach
    void aNodeWithoutTheModule() throws IOException {
        Files.createDirectories(root.resolve("sys/module"));
        Files.createDirectories(root.resolve("proc/sys/kernel"));
        Files.createDirectories(root.resolve("sbin"));
        Files.writeString(root.resolve("proc/sys/kernel/modprobe"), "/sbin/modprobe\n");
    }

    @Test
    void itIsLoadedWithoutABondOfItsOwn() throws IOException {
        modprobe(NOTES_CALLS);

        new BondingModule(root, SOON_MILLIS).load();

        assertThat(calls()).isEqualTo(LOADED);
    }

    @Test
    void oneThatIsThereIsLeftAlone() throws IOException {
        modprobe(NOTES_CALLS);
        Files.createDirectory(root.resolve("sys/module/bonding"));

        new BondingModule(root, SOON_MILLIS).load();

        assertThat(calls()).isEmpty();
    }

    @Test
    void whatTheNodesConfigurationSaysCountsForMore() throws IOException {
        modprobe(NOTES_CALLS + "echo insmod /lib/modules/bonding.ko max_bonds=2\n");

        new BondingModule(root, SOON_MILLIS).load();

        assertThat(calls()).containsExactly("-D bonding");
    }

    @Test
    void whereTheKernelIsToLoadNoModulesNothingIsRun() throws IOException {
        modprobe(NOTES_CALLS);
        Files.writeString(root.resolve("proc/sys/kernel/modprobe"), "\n");

        new BondingModule(root, SOON_MILLIS).load();

        assertThat(calls()).isEmpty();
    }

    @Test
    void whereTheKernelDoesNotSayTheUsualPlaceIsTried() throws IOException {
        modprobe(NOTES_CALLS);
        Files.delete(root.resolve("proc/sys/kernel/modprobe"));

        new BondingModule(root, SOON_MILLIS).load();

        assertThat(calls()).isEqualTo(LOADED);
    }

    @Test
    void withoutModprobeNothingHappens() throws IOException {
        new BondingModule(root, SOON_MILLIS).load();

        assertThat(calls()).isEmpty();
    }

    @Test
    void aFailureIsHarmlessAndTheNextTimeItIsTriedAgain() throws IOException {
        modprobe(NOTES_CALLS + "echo 'FATAL: Module bonding not found' >&2\nexit 1\n");
        BondingModule module = new BondingModule(root, SOON_MILLIS);

        module.load();
        module.load();

        assertThat(calls()).containsExactly(LOADED.get(0), LOADED.get(1), LOADED.get(0), LOADED.get(1));
    }

    @Test
    void aModprobeThatIsNoProgramIsHarmless() throws IOException {
        Path file = root.resolve("sbin/modprobe");
        Files.write(file, new byte[] {0x7f, 'E', 'L', 'F'});
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));

        new BondingModule(root, SOON_MILLIS).load();

        assertThat(calls()).isEmpty();
    }

    @Test
    void oneThatIsNeverDoneIsEnded() throws IOException {
        modprobe(NOTES_CALLS + "echo $$ >>\"${0%/*}/pids\"\nexec tail -f /dev/null\n");

        new BondingModule(root, 2_000).load();

        for (String pid : Files.readAllLines(root.resolve("sbin/pids"))) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(process ->
                            process.onExit().orTimeout(60, TimeUnit.SECONDS).join());
        }
    }

    private void modprobe(String script) throws IOException {
        Path file = root.resolve("sbin/modprobe");
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> calls() throws IOException {
        Path calls = root.resolve("sbin/calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }
}
