package io.ifacer.shim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A DEL fails only on the word of the daemon, lest a pod hang in Terminating. */
@OverBothBinaries
final class DelTest extends ShimContract {

    DelTest(Binary binary) {
        super(binary);
    }

    @Test
    void isSuccessAtOnceWithoutASocket() {
        var outcome = shim("DEL").run();
        assertThat(outcome.succeededWithoutTheDaemon())
                .contains(socket().toString())
                .contains("tried 1 time;");
    }

    @Test
    void isSuccessWhenTheDaemonClosesBeforeReadingAndIsNotSentAgain() {
        try (var daemon = FakeDaemon.serving(runFolder, FakeDaemon.Connection::readSome)) {
            var outcome = shim("DEL").config("x".repeat(ONE_MIB)).run();
            assertThat(outcome.succeededWithoutTheDaemon()).contains("before any byte");
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void isSuccessWhenTheDaemonClosesAfterReadingAndIsNotSentAgain() {
        try (var daemon = FakeDaemon.serving(runFolder, FakeDaemon.Connection::readRequest)) {
            assertThat(shim("DEL").run().succeededWithoutTheDaemon()).contains("before any byte");
            assertThat(daemon.requests()).hasSize(1);
        }
    }

    @Test
    void passesAWellFormedErrorOfAHealthyDaemonOn() {
        var error = "{\"cniVersion\":\"1.0.0\",\"code\":5,\"msg\":\"disk full\"}";
        try (var daemon = FakeDaemon.answering(runFolder, "1\n" + error)) {
            var outcome = shim("DEL").run();
            outcome.passedOn(1, error);
            assertThat(outcome.stderr()).isEmpty();
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void isSuccessWithAConfigurationThatNoAddCanHaveCarried() {
        assertThat(shim("DEL").config("x".repeat(ONE_MIB + 1)).run().succeededWithoutTheDaemon())
                .contains("over 1048576 bytes");
        assertThat(shim("DEL").shell("exec \"$0\" <&-").run().succeededWithoutTheDaemon())
                .contains("cannot be read");
    }

    @Test
    void isSuccessWithAnEnvironmentThatNoAddCanHaveCarried() {
        assertThat(shim("DEL").variable("CNI_ARGS", "x".repeat(65_536)).run().succeededWithoutTheDaemon())
                .contains("65536");
        assertThat(shim("DEL").variable("IFACER_TIMEOUT_MILLIS", "soon").run().succeededWithoutTheDaemon())
                .contains("IFACER_TIMEOUT_MILLIS");
    }

    @Test
    void tellsItsReasonInOneLineWhateverThePathHolds() {
        var outcome = shim("DEL").variable("IFACER_RUN_DIR", "/a\nb\"c").run();
        assertThat(outcome.succeededWithoutTheDaemon()).contains("/a\\nb\\\"c/cni.sock");
    }
}
