package io.ifacer.shim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What cannot be printed is not reported as success. */
@OverBothBinaries
final class StdoutTest extends ShimContract {

    StdoutTest(Binary binary) {
        super(binary);
    }

    @Test
    void aClosedStdoutIsAFailureEvenWhenTheDaemonSucceeded() {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            assertThatItFails(shim("ADD").shell("exec \"$0\" >&-").run(), "Bad file descriptor");
            assertThat(daemon.requests())
                    .as("nothing but the request")
                    .containsExactly("CNI_COMMAND=ADD\0\0" + Shim.CONFIG);
        }
    }

    @Test
    void aFullStdoutIsAFailure() {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            assertThatItFails(shim("ADD").shell("exec \"$0\" >/dev/full").run(), "No space left on device");
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void aRuntimeThatIsGoneIsAFailureAndNoSignal() {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n{}")) {
            assertThatItFails(shim("ADD").start().hangUpStdout().giveConfig().await(), "Broken pipe");
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void aRuntimeThatDoesNotReadIsAFailureAfterSomeSeconds() {
        var body = "{\"x\":\"" + "y".repeat(500_000) + "\"}";
        try (var daemon = FakeDaemon.answering(runFolder, "0\n" + body)) {
            var outcome = shim("ADD").start().leaveStdoutUnread().giveConfig().await();
            assertThatItFails(outcome, "nobody reads it");
            assertThat(daemon.connections()).isOne();
        }
    }

    @Test
    void versionAndErrorsFailTooWhenTheyCannotBeWritten() {
        assertThatItFails(shim("VERSION").shell("exec \"$0\" >&-").run(), "Bad file descriptor");
        assertThatItFails(shim("FRY").shell("exec \"$0\" >/dev/full").run(), "No space left on device");
    }

    @Test
    void aDelWithNothingToPrintNeedsNoStdout() {
        try (var daemon = FakeDaemon.answering(runFolder, "0\n")) {
            assertThat(shim("DEL").shell("exec \"$0\" >&- 2>&-").run().exitCode())
                    .isZero();
            assertThat(daemon.requests()).hasSize(1);
        }
    }

    private static void assertThatItFails(Outcome outcome, String why) {
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.stdout()).isEmpty();
        assertThat(outcome.stderr())
                .startsWith("ifacer: cannot write the answer to stdout")
                .contains(why);
    }
}
