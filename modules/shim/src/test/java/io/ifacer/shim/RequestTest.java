package io.ifacer.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the daemon receives, and what is refused before it is asked. */
@OverBothBinaries
final class RequestTest extends ShimContract {

    RequestTest(Binary binary) {
        super(binary);
    }

    @Test
    void theCniVariablesEachEndedByNulThenAnEmptyOneThenStdinAreSentAndNothingElse() {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            shim("ADD")
                    .variable("CNI_CONTAINERID", "c1")
                    .variable("CNI_IFNAME", "eth0")
                    .variable("CNI_NETNS", "/var/run/netns/x")
                    .variable("PATH", "/bin")
                    .variable("XCNI_ARGS", "no")
                    .variable("cni_args", "no")
                    .config("{\"name\":\"n\"}\n")
                    .run()
                    .passedOn(0, "{}");
            assertThat(daemon.requests()).hasSize(1);
            var request = daemon.requests().get(0);
            var end = request.indexOf("\0\0");
            assertThat(request.substring(0, end).split("\0"))
                    .containsExactlyInAnyOrder(
                            "CNI_COMMAND=ADD", "CNI_CONTAINERID=c1", "CNI_IFNAME=eth0", "CNI_NETNS=/var/run/netns/x");
            assertThat(request.substring(end + 2)).isEqualTo("{\"name\":\"n\"}\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADD", "CHECK", "DEL", "GC", "STATUS"})
    void everyCommandButVersionGoesToTheDaemon(String command) {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            shim(command).run().passedOn(0, "{}");
            assertThat(daemon.requests()).containsExactly("CNI_COMMAND=" + command + "\0\0" + Shim.CONFIG);
        }
    }

    @Test
    void aConfigurationMayHoldAnyByteAndIsNotLookedInto() {
        var config = new byte[256];
        for (int value = 0; value < config.length; value++) {
            config[value] = (byte) value;
        }
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            shim("ADD").config(config).run().passedOn(0, "{}");
            assertThat(daemon.requests())
                    .containsExactly("CNI_COMMAND=ADD\0\0" + new String(config, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void anEmptyConfigurationIsSentAsIt() {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            shim("ADD").config("").run().passedOn(0, "{}");
            assertThat(daemon.requests()).containsExactly("CNI_COMMAND=ADD\0\0");
        }
    }

    @Test
    void quotesNewlinesUtf8AndBytesThatAreNoTextGetThroughInVariables() {
        // "$(printf ...)" sets the bytes in the shell, since Java would encode them by the locale.
        var line = "export CNI_ARGS=\"$(printf 'K=\\042\\047\\\\;\\nL=\\303\\244\\377\\001=;')\"; exec \"$0\"";
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            shim("ADD").shell(line).config("{}").run().passedOn(0, "{}");
            assertThat(daemon.requests()).hasSize(1);
            assertThat(daemon.requests().get(0)).contains("CNI_ARGS=K=\"'\\;\nL=\u00c3\u00a4\u00ff\u0001=;\0");
        }
    }

    @Test
    void aConfigurationOfExactlyOneMebibyteGetsThrough() {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            shim("ADD").config("x".repeat(ONE_MIB)).run().passedOn(0, "{}");
            assertThat(daemon.requests()).containsExactly("CNI_COMMAND=ADD\0\0" + "x".repeat(ONE_MIB));
        }
    }

    @Test
    void oneByteMoreIsRefusedWithCode7NamingTheLimitAndNothingIsSent() {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            var outcome = shim("ADD").config("x".repeat(ONE_MIB + 1)).run();
            assertThat(outcome.failedWith(7)).contains("configuration on stdin").contains("1048576 bytes");
            assertThat(daemon.connections()).isZero();
        }
    }

    @Test
    void theCniVersionAtTheHeadOfAnOverlongConfigurationIsStillAnswered() {
        var outcome = shim("ADD")
                .config("{\"cniVersion\":\"0.4.0\",\"name\":\"" + "x".repeat(ONE_MIB))
                .run();
        outcome.failedWith(7);
        assertThat(outcome.json().get("cniVersion").textValue()).isEqualTo("0.4.0");
    }

    @Test
    void cniVariablesOver64KibibytesAreRefusedWithCode4() {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            var outcome =
                    shim("ADD").variable("CNI_ARGS", "x".repeat(64 * 1024)).run();
            assertThat(outcome.failedWith(4)).contains("CNI_* variables").contains("65536");
            assertThat(daemon.connections()).isZero();
        }
    }

    @Test
    void cniVariablesOfExactly64KibibytesGetThrough() {
        var others = "CNI_COMMAND=ADD\0CNI_ARGS=\0\0".length();
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            shim("ADD")
                    .variable("CNI_ARGS", "x".repeat(64 * 1024 - others))
                    .config("")
                    .run()
                    .passedOn(0, "{}");
            assertThat(daemon.requests()).hasSize(1);
            assertThat(daemon.requests().get(0)).hasSize(64 * 1024);
        }
    }

    @Test
    void aClosedStdinIsCode5() {
        assertThat(shim("ADD").shell("exec \"$0\" <&-").run().failedWith(5)).contains("Bad file descriptor");
    }

    @Test
    void aStdinThatNeverEndsIsCode5AtTheDeadline() {
        var outcome = shim("ADD").timeoutMillis(200).start().writeConfig().await();
        assertThat(outcome.failedWith(5)).contains("did not end within 200 ms");
        assertThat(outcome.json().get("cniVersion").textValue()).isEqualTo("0.3.1");
    }
}
