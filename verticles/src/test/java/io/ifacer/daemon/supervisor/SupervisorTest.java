package io.ifacer.daemon.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes over a real socket to whoever started the process. */
@Timeout(60)
class SupervisorTest {

    private static final long OWN_PID = 42;

    @TempDir
    private Path folder;

    private String socket() {
        return folder.resolve("notify").toString();
    }

    @Test
    void itsWordsAreThoseOfSdNotify() throws Exception {
        try (ListeningManager manager = new ListeningManager(socket())) {
            Supervisor supervisor = Supervisor.from(manager.environment(), OWN_PID);
            supervisor.status("starting");
            supervisor.ready("ready");
            supervisor.alive("ready");
            supervisor.alive("not ready: table");
            supervisor.stopping("stopping");

            assertThat(manager.next()).isEqualTo("STATUS=starting");
            assertThat(manager.next()).isEqualTo("READY=1\nSTATUS=ready");
            assertThat(manager.next()).as("a status is told once").isEqualTo("WATCHDOG=1");
            assertThat(manager.next()).isEqualTo("WATCHDOG=1\nSTATUS=not ready: table");
            assertThat(manager.next()).isEqualTo("STOPPING=1\nSTATUS=stopping");
        }
    }

    @Test
    void whyItFailedIsTheLastStatus() throws Exception {
        try (ListeningManager manager = new ListeningManager(socket())) {
            Supervisor supervisor = Supervisor.from(manager.environment(), OWN_PID);
            supervisor.failed("cannot start: the port is in use");
            supervisor.stopping("stopping");

            assertThat(manager.next()).isEqualTo("STATUS=cannot start: the port is in use");
            assertThat(manager.next()).isEqualTo("STOPPING=1");
        }
    }

    @Test
    void aStatusIsOneShortLine() throws Exception {
        try (ListeningManager manager = new ListeningManager(socket())) {
            Supervisor supervisor = Supervisor.from(manager.environment(), OWN_PID);
            supervisor.status("one\nWATCHDOG=1\u001b[2J\ntwo");
            supervisor.status("x".repeat(100_000));

            assertThat(manager.next()).isEqualTo("STATUS=one WATCHDOG=1 [2J two");
            assertThat(manager.next()).hasSizeLessThan(500).endsWith("...");
        }
    }

    @Test
    void aSocketMayHaveANameWithoutAFile() throws Exception {
        try (ListeningManager manager =
                new ListeningManager("@ifacer-test-" + ProcessHandle.current().pid())) {
            Supervisor.from(manager.environment(), OWN_PID).alive("ready");

            assertThat(manager.next()).isEqualTo("WATCHDOG=1\nSTATUS=ready");
        }
    }

    /** As systemd is after {@code systemctl daemon-reexec}. */
    @Test
    void aManagerThatComesAnewIsHeardOf() throws Exception {
        Supervisor supervisor = fedOnce();
        Files.delete(Path.of(socket()));
        supervisor.alive("ready");
        try (ListeningManager second = new ListeningManager(socket())) {
            supervisor.alive("ready");
            assertThat(second.next()).isEqualTo("WATCHDOG=1");
        }
    }

    private Supervisor fedOnce() throws Exception {
        try (ListeningManager first = new ListeningManager(socket())) {
            Supervisor supervisor = Supervisor.from(first.environment(), OWN_PID);
            supervisor.alive("ready");
            first.next();
            return supervisor;
        }
    }

    @Test
    void nobodyThereIsNoReasonToFail() throws IOException {
        Supervisor gone = Supervisor.from(Map.of("NOTIFY_SOCKET", socket()), OWN_PID);
        gone.ready("ready");
        assertThat(gone.isThere()).isTrue();

        Supervisor wrong = Supervisor.from(Map.of("NOTIFY_SOCKET", "relative/path"), OWN_PID);
        wrong.ready("ready");
        assertThat(wrong.isThere()).isFalse();
        assertThat(Supervisor.from(Map.of("NOTIFY_SOCKET", "/" + "x".repeat(200)), OWN_PID)
                        .isThere())
                .isFalse();
        assertThat(Supervisor.from(Map.of(), OWN_PID).isThere()).isFalse();
    }

    @Test
    void theWatchdogsPatienceIsTheEnvironments() {
        assertThat(watchdogMillis(Map.of("WATCHDOG_USEC", "30000000"))).isEqualTo(30_000);
        assertThat(watchdogMillis(Map.of("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "42")))
                .isEqualTo(30_000);
        assertThat(watchdogMillis(Map.of("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "43")))
                .as("meant for a parent that passed its environment on")
                .isZero();
        assertThat(watchdogMillis(Map.of("WATCHDOG_USEC", "soon"))).isZero();
        assertThat(watchdogMillis(Map.of("WATCHDOG_USEC", "-5"))).isZero();
        assertThat(watchdogMillis(Map.of())).isZero();
    }

    private long watchdogMillis(Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("NOTIFY_SOCKET", socket());
        return Supervisor.from(all, OWN_PID).watchdogMillis();
    }
}
