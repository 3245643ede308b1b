package io.ifacer.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One deadline covers connecting, sending and receiving. */
@OverBothBinaries
final class DeadlineTest extends ShimContract {

    DeadlineTest(Binary binary) {
        super(binary);
    }

    @Test
    void aDaemonThatReadsAndStaysSilentIsCode11AndIsNotAskedTwice() {
        FakeDaemon.Service silence = connection -> {
            connection.readRequest();
            connection.hang();
        };
        try (var daemon = FakeDaemon.serving(runFolder, silence)) {
            var outcome = shim("ADD").timeoutMillis(300).run();
            assertThat(outcome.failedWith(11)).contains("within 300 ms").contains("the first byte of its answer");
            assertThat(outcome.elapsedMillis()).isBetween(300L, 5_000L);
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void aDaemonThatDoesNotReadIsCode11() {
        try (var daemon = FakeDaemon.serving(runFolder, FakeDaemon.Connection::hang)) {
            var outcome =
                    shim("ADD").config("x".repeat(ONE_MIB)).timeoutMillis(300).run();
            assertThat(outcome.failedWith(11)).contains("waited for it to read the request");
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void aDaemonThatStopsInMidAnswerIsCode11AndNothingOfItIsPrinted() {
        FakeDaemon.Service half = connection -> {
            connection.readRequest();
            connection.send("0\n{\"cniVersion\":");
            connection.hang();
        };
        try (var daemon = FakeDaemon.serving(runFolder, half)) {
            assertThat(shim("ADD").timeoutMillis(300).run().failedWith(11)).contains("the end of its answer");
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void aWholeAnswerOnAConnectionThatStaysOpenIsNotYetAnAnswer() {
        FakeDaemon.Service leftOpen = connection -> {
            connection.readRequest();
            connection.send("0\n{}");
            connection.hang();
        };
        try (var daemon = FakeDaemon.serving(runFolder, leftOpen)) {
            assertThat(shim("ADD").timeoutMillis(300).run().failedWith(11)).contains("the end of its answer");
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void bytesThatKeepComingDoNotPutTheDeadlineOff() {
        FakeDaemon.Service endless = connection -> {
            connection.readRequest();
            connection.send("0\n");
            while (true) {
                connection.send(" ");
            }
        };
        try (var daemon = FakeDaemon.serving(runFolder, endless)) {
            var outcome = shim("ADD").timeoutMillis(100).run();
            // Sent one by one, the bytes that would fill the answer's bound take ten times as long.
            assertThat(outcome.failedWith(11)).contains("within 100 ms").contains("the end of its answer");
            assertThat(outcome.elapsedMillis()).isLessThan(5_000L);
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void aFullQueueOfConnectionsIsWaitedForUntilTheDeadline() throws IOException {
        try (var queue = FullQueue.at(socket())) {
            var outcome = shim("ADD").timeoutMillis(300).run();
            assertThat(outcome.failedWith(11)).contains("within 300 ms").contains("a place in its queue");
            assertThat(outcome.elapsedMillis()).isGreaterThanOrEqualTo(300L);
            assertThat(queue.length()).isPositive();
        }
    }

    @Test
    void aQueueThatMovesOnLetsTheRequestIn() throws IOException {
        try (var queue = FullQueue.at(socket())) {
            var running = shim("ADD").start().giveConfig();
            queue.acceptAllAndAnswerTheLast("0\n{}");
            running.await().passedOn(0, "{}");
        }
    }

    @Test
    void delIsSuccessAtTheDeadline() {
        try (var daemon = FakeDaemon.serving(runFolder, FakeDaemon.Connection::hang)) {
            var outcome = shim("DEL").timeoutMillis(300).run();
            assertThat(outcome.succeededWithoutTheDaemon()).contains("within 300 ms");
            assertThat(daemon.connections()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "600001", "-1", "1e3", " 100", "100ms", "99999999999999999999"})
    void aTimeoutThatIsNoneIsCode4NamingBoundsAndValue(String timeout) {
        var outcome = shim("ADD").variable("IFACER_TIMEOUT_MILLIS", timeout).run();
        assertThat(outcome.failedWith(4))
                .contains("IFACER_TIMEOUT_MILLIS")
                .contains("10 to 600000")
                .endsWith(timeout);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "600000"})
    void anEmptyTimeoutIsTheDefaultAndTheGreatestIsTaken(String timeout) {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            shim("ADD").variable("IFACER_TIMEOUT_MILLIS", timeout).run().passedOn(0, "{}");
            assertThat(daemon.connections()).isOne();
        }
    }
}
