package io.ifacer.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A well-formed answer of the daemon reaches the runtime as it is. */
@OverBothBinaries
final class AnswerTest extends ShimContract {

    AnswerTest(Binary binary) {
        super(binary);
    }

    @Test
    void theBytesBehindTheFirstNewlineArePrintedUnchanged() {
        var body = " {\"cniVersion\":\"0.3.1\",\n\"dns\":{},\"x\":\"\u00e4 } \\\" ] \"}\n\n";
        try (var daemon = FakeDaemon.answering(runFolder, "0\n" + body)) {
            var outcome = shim("ADD").run();
            outcome.passedOn(0, body);
            assertThat(outcome.stderr()).isEmpty();
            assertThat(daemon.connections()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 42, 255})
    void anErrorIsPassedOnWithItsExitCode(int exitCode) {
        var error = "{\"cniVersion\":\"0.3.1\",\"code\":7,\"msg\":\"invalid config\"}";
        for (var command : List.of("ADD", "CHECK", "DEL", "GC", "STATUS")) {
            try (var daemon = FakeDaemon.answering(runFolder, exitCode + "\n" + error)) {
                shim(command).run().passedOn(exitCode, error);
                assertThat(daemon.connections()).as(command).isOne();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHECK", "DEL", "GC", "STATUS"})
    void successMayBeEmptyForEveryCommandButAdd(String command) {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n")) {
            var outcome = shim(command).run();
            outcome.passedOn(0, "");
            assertThat(outcome.stderr()).isEmpty();
            assertThat(daemon.requests()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatComesByteByByteIsPutTogether() {
        var body = "{\"cniVersion\":\"1.0.0\",\"dns\":{}}";
        FakeDaemon.Service dribble = connection -> {
            connection.readRequest();
            for (byte each : ("0\n" + body).getBytes(StandardCharsets.UTF_8)) {
                connection.send(new byte[] {each});
            }
        };
        try (var daemon = FakeDaemon.serving(runFolder, dribble)) {
            shim("ADD").run().passedOn(0, body);
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void anAnswerOfExactlyOneMebibyteGetsThrough() {
        var body = "{\"x\":\"" + "y".repeat(ONE_MIB - "0\n{'x':''}".length()) + "\"}";
        try (var daemon = FakeDaemon.answering(runFolder, "0\n" + body)) {
            shim("ADD").run().passedOn(0, body);
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void anAnswerGivenBeforeTheRequestWasReadCounts() {
        var error = "{\"code\":7,\"msg\":\"too much\"}";
        FakeDaemon.Service refuse = connection -> {
            connection.readSome();
            connection.send("1\n" + error);
        };
        try (var daemon = FakeDaemon.serving(runFolder, refuse)) {
            shim("ADD").config("x".repeat(ONE_MIB)).run().passedOn(1, error);
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void aLongAnswerSentBeforeALongRequestIsReadDoesNotLockBothUp() {
        var body = "{\"x\":\"" + "y".repeat(ONE_MIB - 100) + "\"}";
        FakeDaemon.Service answerFirst = connection -> {
            connection.send("0\n" + body);
            connection.readRequest();
        };
        try (var daemon = FakeDaemon.serving(runFolder, answerFirst)) {
            shim("ADD").config("x".repeat(ONE_MIB)).run().passedOn(0, body);
            assertThat(daemon.requests()).hasSize(1);
        }
    }
}
