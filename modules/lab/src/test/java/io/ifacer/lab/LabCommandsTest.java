package io.ifacer.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command channel, against the agent on this machine: needs neither root nor a guest. */
class LabCommandsTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static Lab lab;

    @BeforeAll
    static void startAgent() {
        lab = Lab.withoutKernel();
    }

    @AfterAll
    static void stopAgent() {
        lab.close();
    }

    @Test
    void keepsExitCodeAndOutputsApart() {
        assertThat(lab.run("echo out; echo err >&2; exit 7")).isEqualTo(new CommandResult(7, "out\n", "err\n"));
    }

    @Test
    void handsOverInputAndEnvironment() {
        Command command = Command.of("cat; printf %s \"$NAME\"")
                .with("NAME", "a 'b'\n\"c\"")
                .withStdin("{}\n");
        assertThat(lab.run(command).stdout()).isEqualTo("{}\na 'b'\n\"c\"");
    }

    @Test
    void givesNoInputWhereNoneIsMeant() {
        assertThat(lab.run("cat")).isEqualTo(new CommandResult(0, "", ""));
    }

    @Test
    void runsManyAtOnce() {
        // Each but the last waits for the next one to say go: they can end only if all of them run together.
        String folder = lab.run("mktemp -d").stdout().strip();
        int count = 20;
        lab.run("cd " + folder + "; for i in $(seq " + count + "); do mkfifo $i; done")
                .orThrow();
        List<RunningCommand> commands = IntStream.range(0, count)
                .mapToObj(i -> lab.start(
                        i == count - 1
                                ? "echo go >" + folder + '/' + i
                                : "read -r word <" + folder + '/' + (i + 1)
                                        + (i == 0 ? "" : "; echo $word >" + folder + '/' + i) + "; echo " + i))
                .toList();
        assertThat(commands)
                .allSatisfy(command -> assertThat(command.await().exitCode()).isZero());
        lab.run("rm -r " + folder).orThrow();
    }

    @Test
    void waitsForALineOfARunningCommand() {
        try (RunningCommand daemon = lab.start("echo starting; sleep 0.2; echo ready >&2; exec sleep 1000")) {
            assertThat(daemon.awaitLine(Pattern.compile("rea.y"), SOON)).isEqualTo("ready");
            assertThat(daemon.isRunning()).isTrue();
        }
    }

    @Test
    void saysSoWhenACommandEndsWithoutTheLine() {
        RunningCommand daemon = lab.start("echo no such thing; exit 3");
        assertThatThrownBy(() -> daemon.awaitLine(Pattern.compile("ready"), SOON))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("no such thing");
    }

    @Test
    void signalsACommandAndWhatItStarted() {
        RunningCommand daemon = lab.start("trap 'echo bye; exit 5' TERM; sleep 1000 & echo up; wait");
        daemon.awaitLine(Pattern.compile("up"), SOON);
        daemon.signal("TERM");
        assertThat(daemon.await()).isEqualTo(new CommandResult(5, "up\nbye\n", ""));
    }

    @Test
    void killsWhatMissesItsDeadline() {
        Command endless = Command.of("echo before; exec sleep 1000").within(Duration.ofMillis(500));
        RunningCommand command = lab.start(endless);
        assertThatThrownBy(command::await)
                .isInstanceOf(LabException.class)
                .hasMessageContaining("sleep 1000")
                .hasMessageContaining("before");
        assertThat(command.await().exitCode()).isEqualTo(128 + 9);
    }
}
