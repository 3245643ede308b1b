package io.ifacer.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer that is not whole or not one of ours. */
@OverBothBinaries
final class GarbageAnswerTest extends ShimContract {

    GarbageAnswerTest(Binary binary) {
        super(binary);
    }

    static Stream<Arguments> garbage() {
        return Stream.of(
                Arguments.of("no exit code", "hello\n{}", "does not begin with a decimal exit code"),
                Arguments.of("only a newline", "\n{}", "does not begin with a decimal exit code"),
                Arguments.of("a sign", "-1\n{}", "does not begin with a decimal exit code"),
                Arguments.of("a blank", " 0\n{}", "does not begin with a decimal exit code"),
                Arguments.of("a NUL", "\0\n{}", "does not begin with a decimal exit code"),
                Arguments.of(
                        "another protocol", "HTTP/1.1 200 OK\r\n\r\n{}", "does not begin with a decimal exit code"),
                Arguments.of("a carriage return", "0\r\n{}", "no newline follows"),
                Arguments.of("four digits", "0000\n{}", "no newline follows"),
                Arguments.of("leading zeros", "007\n{}", "without leading zeros"),
                Arguments.of("over 255", "256\n{}", "not one of 0 to 255"),
                Arguments.of("no newline", "0", "ends before the newline"),
                Arguments.of("three digits and no newline", "255", "ends before the newline"),
                Arguments.of("error without a body", "7\n", "ends after the exit code"),
                Arguments.of("half an object", "0\n{\"dns\":{}", "not one whole JSON object"),
                Arguments.of("half a string", "0\n{\"dns\":\"}", "not one whole JSON object"),
                Arguments.of("half an escape", "0\n{\"dns\":\"\\", "not one whole JSON object"),
                Arguments.of("an array closed as an object", "0\n{\"a\":[}]", "not one whole JSON object"),
                Arguments.of("an object closed as an array", "0\n{\"a\":{]}", "not one whole JSON object"),
                Arguments.of("an object that ends as an array", "0\n{]", "not one whole JSON object"),
                Arguments.of(
                        "nested too deep",
                        "0\n{\"a\":" + "[".repeat(10_240) + "]".repeat(10_240) + "}",
                        "not one whole JSON object"),
                Arguments.of("two objects", "0\n{}{}", "not one whole JSON object"),
                Arguments.of("no object", "0\n[]", "not one whole JSON object"),
                Arguments.of("blanks", "0\n \n", "not one whole JSON object"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("garbage")
    void isCode11ForAddSayingWhatIsWrongAndNothingOfItIsPrinted(String name, String answer, String fault) {
        try (var daemon = FakeDaemon.answering(runFolder, answer)) {
            var outcome = shim("ADD").run();
            assertThat(outcome.failedWith(11)).contains("not well-formed").contains(fault);
            assertThat(outcome.details()).startsWith("received " + answer.length() + " bytes");
            assertThat(daemon.connections()).as("not asked again").isOne();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("garbage")
    void isSuccessForDel(String name, String answer, String fault) {
        try (var daemon = FakeDaemon.answering(runFolder, answer)) {
            assertThat(shim("DEL").run().succeededWithoutTheDaemon()).contains(fault);
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void successOfAnAddWithoutAResultIsCode11() {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n")) {
            assertThat(shim("ADD").run().failedWith(11)).contains("a JSON object has to follow");
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void oneByteOverTheMebibyteIsCode11() {
        var body = "{\"x\":\"" + "y".repeat(ONE_MIB + 1 - "0\n{'x':''}".length()) + "\"}";
        try (var daemon = FakeDaemon.answering(runFolder, "0\n" + body)) {
            assertThat(shim("ADD").run().failedWith(11)).contains("over 1048576 bytes");
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void tenMegabytesAreCode11AndForDelSuccess() {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n" + "z".repeat(10_000_000))) {
            shim("ADD").run().failedWith(11);
            shim("DEL").run().succeededWithoutTheDaemon();
            assertThat(daemon.connections()).isEqualTo(2);
        }
    }

    @Test
    void theQuotedHeadOfGarbageIsEscaped() {
        FakeDaemon.Service noise = connection -> {
            connection.readRequest();
            connection.send(
                    new byte[] {'"', '\\', '\n', 1, (byte) 0xff, (byte) 0xc3, (byte) 0xa4, (byte) 0xe2, (byte) 0x82});
        };
        try (var daemon = FakeDaemon.serving(runFolder, noise)) {
            var outcome = shim("ADD").run();
            outcome.failedWith(11);
            assertThat(outcome.details()).contains("'\"\\\n\u0001\ufffd\u00e4\ufffd\ufffd'");
            assertThat(daemon.connections()).isOne();
        }
    }
}
