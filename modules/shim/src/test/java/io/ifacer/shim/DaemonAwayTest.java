package io.ifacer.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ADD, CHECK, GC and STATUS say while the daemon is away or being restarted. */
@OverBothBinaries
final class DaemonAwayTest extends ShimContract {

    DaemonAwayTest(Binary binary) {
        super(binary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADD", "CHECK", "GC"})
    void noSocketIsCode11NamingThePathAndTheErrno(String command) {
        var outcome = shim(command).timeoutMillis(150).run();
        assertThat(outcome.failedWith(11)).contains(socket().toString()).contains("No such file or directory");
        assertThat(outcome.details()).contains("see that ifacerd runs");
    }

    @Test
    void addTriesForAboutTwoSecondsBeforeItGivesUp() {
        var outcome = shim("ADD").run();
        outcome.failedWith(11);
        assertThat(outcome.details()).startsWith("tried 8 times");
        assertThat(outcome.elapsedMillis()).isBetween(1_900L, 10_000L);
    }

    @Test
    void aSocketThatNobodyListensOnIsCode11() throws IOException {
        leaveStaleSocket();
        assertThat(shim("ADD").timeoutMillis(150).run().failedWith(11)).contains("Connection refused");
    }

    @Test
    void aDaemonThatAppearsDuringTheRetryIsServedAsIfNothingHadBeen() {
        var running = shim("ADD").start().giveConfig().untilItTriesAgain();
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            running.await().passedOn(0, "{}");
            assertThat(daemon.requests()).hasSize(1);
        }
    }

    @Test
    void aDaemonThatTakesOverAStaleSocketDuringTheRetryIsServed() throws IOException {
        leaveStaleSocket();
        var running = shim("ADD").start().giveConfig().untilItTriesAgain();
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            running.await().passedOn(0, "{}");
            assertThat(daemon.requests()).hasSize(1);
        }
    }

    @Test
    void aDaemonThatIsRestartedWhileItHoldsTheRequestGetsItAgain() {
        FakeDaemon.Service die = connection -> {
            connection.readRequest();
            connection.stopDaemon();
        };
        Shim.Running running;
        try (var before = FakeDaemon.serving(runFolder, die)) {
            running = shim("ADD").start().giveConfig().untilItTriesAgain();
            assertThat(before.requests()).hasSize(1);
        }
        try (var after = FakeDaemon.answering(runFolder, "0\n{}")) {
            running.await().passedOn(0, "{}");
            assertThat(after.requests()).containsExactly("CNI_COMMAND=ADD\0\0" + Shim.CONFIG);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADD", "CHECK", "GC"})
    void aConnectionClosedBeforeAnyByteOfAnswerIsFollowedByOneMore(String command) {
        FakeDaemon.Service answer = connection -> {
            connection.readRequest();
            connection.send("0\n{}");
        };
        try (var daemon = FakeDaemon.serving(runFolder, FakeDaemon.Connection::readRequest, answer)) {
            shim(command).run().passedOn(0, "{}");
            assertThat(daemon.requests()).hasSize(2);
            assertThat(daemon.requests().get(0)).isEqualTo(daemon.requests().get(1));
        }
    }

    @Test
    void aSecondEarlyCloseAfterReadingIsCode11() {
        try (var daemon = FakeDaemon.serving(runFolder, FakeDaemon.Connection::readRequest)) {
            assertThat(shim("ADD").run().failedWith(11)).contains("closed the connection before any byte");
            assertThat(daemon.requests()).hasSize(2);
        }
    }

    @Test
    void aSecondEarlyCloseBeforeReadingIsCode11() {
        try (var daemon = FakeDaemon.serving(runFolder, FakeDaemon.Connection::readSome)) {
            var outcome = shim("ADD").config("x".repeat(ONE_MIB)).run();
            assertThat(outcome.failedWith(11)).contains("closed the connection before any byte");
            assertThat(daemon.connections()).isEqualTo(2);
        }
    }

    @Test
    void statusIsCode50WithoutARetry() {
        var outcome = shim("STATUS").run();
        assertThat(outcome.failedWith(50)).contains(socket().toString());
        assertThat(outcome.details()).startsWith("tried 1 time;");
    }

    @Test
    void statusIsCode50WhenTheDaemonClosesEarlyHangsOrTalksGarbage() {
        for (var service : List.<FakeDaemon.Service>of(
                FakeDaemon.Connection::readRequest,
                FakeDaemon.Connection::hang,
                connection -> connection.send("HTTP/1.1 400 Bad Request\r\n"))) {
            try (var daemon = FakeDaemon.serving(runFolder, service)) {
                shim("STATUS").timeoutMillis(300).run().failedWith(50);
                assertThat(daemon.connections()).isOne();
            }
        }
    }

    @Test
    void aSomethingElseThanASocketUnderThePathIsNotTriedTwice() throws IOException {
        var file = Files.writeString(runFolder.resolve("file"), "");
        var outcome = shim("ADD").variable("IFACER_RUN_DIR", file.toString()).run();
        assertThat(outcome.failedWith(11)).contains("Not a directory");
        assertThat(outcome.stderr()).isEmpty();
    }

    private void leaveStaleSocket() throws IOException {
        // Java leaves the file of a socket that it closes: what a killed daemon leaves.
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket()))
                .close();
    }
}
