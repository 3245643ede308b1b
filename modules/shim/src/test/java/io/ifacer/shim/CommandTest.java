package io.ifacer.shim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CNI_COMMAND, and a start by hand. */
@OverBothBinaries
final class CommandTest extends ShimContract {

    CommandTest(Binary binary) {
        super(binary);
    }

    @Test
    void aMissingCommandIsCode4() {
        var outcome = shimWithoutCommand().run();
        assertThat(outcome.failedWith(4)).isEqualTo("CNI_COMMAND is not set");
        assertThat(outcome.details()).contains("ADD, CHECK, DEL, GC, STATUS or VERSION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "add", "ADD ", "UPDATE", "a\"b\\c\nd"})
    void anUnknownCommandIsCode4NamingIt(String command) {
        assertThat(shim(command).run().failedWith(4)).isEqualTo("CNI_COMMAND is unknown: '" + command + "'");
    }

    @Test
    void aLongUnknownCommandIsCutShort() {
        assertThat(shim("x".repeat(100_000)).run().failedWith(4)).endsWith("'" + "x".repeat(64) + "'");
    }

    @Test
    void anUnknownCommandOfBytesThatAreNoTextIsStillNamedInValidJson() {
        var line =
                "CNI_COMMAND=\"$(printf '\\377\\303\\244\\355\\240\\200\\001\\177')\"; export CNI_COMMAND; exec \"$0\"";
        assertThat(shim("").shell(line).run().failedWith(4))
                .isEqualTo("CNI_COMMAND is unknown: '\ufffd\u00e4\ufffd\ufffd\ufffd\u0001\u007f'");
    }

    @Test
    void anErrorCarriesTheCniVersionFromStdinOr100() {
        assertThat(cniVersionOfErrorFor("{\"cniVersion\":\"0.2.0\"}")).isEqualTo("0.2.0");
        assertThat(cniVersionOfErrorFor("{\"name\":\"n\"}")).isEqualTo("1.0.0");
        assertThat(cniVersionOfErrorFor("{\"cniVersion\":\"0.2.0\",\"cniVersion\":\"<>\"}"))
                .isEqualTo("1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help"})
    void aPersonWhoAsksGetsATextWithTheVersion(String argument) {
        assertThatItIsForPeople(shimWithoutCommand().arguments(argument).run());
    }

    @Test
    void aPersonAtATerminalGetsTheSameText() {
        // script(1) of util-linux gives its child a terminal as stdin.
        // It echoes what the terminal is sent; so nothing is.
        assertThatItIsForPeople(shimWithoutCommand()
                .config("")
                .shell("PATH=/usr/bin:/bin exec script -qec \"$0\" /dev/null")
                .run());
    }

    @Test
    void argumentsMeanNothingToARuntime() {
        assertThat(shim("STATUS").arguments("--version").run().failedWith(50)).contains("cni.sock");
    }

    @Test
    void aRunDirectoryTooLongForASocketIsCode4() {
        var outcome =
                shim("ADD").variable("IFACER_RUN_DIR", "/" + "d".repeat(98)).run();
        assertThat(outcome.failedWith(4)).contains("108 bytes").contains("limit is 107");
    }

    @Test
    void theLongestRunDirectoryIsTaken() {
        var folder = "/" + "d".repeat(97);
        assertThat(shim("STATUS").variable("IFACER_RUN_DIR", folder).run().failedWith(50))
                .contains(folder);
    }

    private String cniVersionOfErrorFor(String config) {
        var outcome = shim("FRY").config(config).run();
        outcome.failedWith(4);
        return outcome.json().get("cniVersion").textValue();
    }

    private static void assertThatItIsForPeople(Outcome outcome) {
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.stdout())
                .startsWith("ifacer " + System.getProperty("ifacer.version") + ": CNI plugin")
                .contains("/run/ifacer")
                .contains("10 to 600000, default 60000");
    }
}
