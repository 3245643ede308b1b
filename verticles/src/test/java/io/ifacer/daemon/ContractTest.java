package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The CNI contract as a container runtime meets it: the plugin's process, with the daemon there and away. Each row of a
 * table is one process; its exit code and every byte of its stdout are compared.
 */
@Timeout(60)
class ContractTest {

    /** Short, so that the rows of a daemon that is away do not each wait for its return. */
    private static final String AWAY_MILLIS = "120";

    @TempDir
    private static Path folder;

    @TempDir
    private static Path emptyFolder;

    private static DaemonOnFakeKernel daemon;

    @BeforeAll
    static void start() throws IOException {
        daemon = new DaemonOnFakeKernel(folder, model -> {
            for (String nic : new String[] {"ens1", "ens2", "ens3", "ens4", "ens5"}) {
                model.addNic(nic, 1500, true);
            }
            model.addForeign("mac0", "macvlan", "ens5");
            model.addForeign("ens1.9", "dummy", null);
        });
    }

    @AfterAll
    static void stop() throws TimeoutException {
        daemon.close();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvFileSource(
            resources = "/contract/daemon-there.txt",
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 8192)
    void withTheDaemonThere(String what, String verb, String variables, String config, int exitCode, String stdout)
            throws IOException {
        Plugin plugin = Plugin.in(folder, verb);

        assertThat(plugin.changed(text(variables)).run(text(config)))
                .isEqualTo(new Plugin.Outcome(exitCode, text(stdout)));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvFileSource(
            resources = "/contract/daemon-away.txt",
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 8192)
    void withTheDaemonAway(
            String what, String verb, String variables, String config, int exitCode, String code, String msg)
            throws IOException {
        Plugin plugin = Plugin.in(emptyFolder, verb).with("IFACER_TIMEOUT_MILLIS", AWAY_MILLIS);
        Plugin.Outcome outcome = plugin.changed(text(variables)).run(text(config));

        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        if (msg == null) {
            assertThat(outcome.stdout()).isEqualTo(text(code));
        } else {
            String socket = emptyFolder.resolve("cni.sock").toString();
            assertThat(outcome.stdout())
                    .startsWith("{\"cniVersion\":\"" + code.replace(" ", "\",\"code\":") + ",\"msg\":\""
                            + msg.replace("SOCKET", socket) + "\",\"details\":\"")
                    .endsWith("\"}\n");
        }
    }

    /** A cell that is empty is no string to JUnit; {@code \\n} stands for the end of a line that the plugin itself writes. */
    private static String text(String cell) {
        return cell == null ? "" : cell.replace("\\n", "\n");
    }
}
