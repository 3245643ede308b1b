package io.ifacer.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.simulation.Simulation.Failure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a run goes from seed to seed: each has 2,000 steps here, and every third one breaks a promise. */
class SeedsTest {

    private final Tally tally = new Tally();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void theFirstFailureEndsARun() {
        int exitCode = run(1, false);

        assertThat(exitCode).isEqualTo(1);
        assertThat(printed()).contains("6,000 steps in 3 seeds", "seed 3, move 1", "broken in 1 seeds: ");
    }

    @Test
    void aRunThatKeepsGoingDoesAllItsStepsAndCountsTheFailures() {
        int exitCode = run(1, true);

        assertThat(exitCode).isEqualTo(1);
        assertThat(printed()).contains("20,000 steps in 10 seeds", "seed 3, move 1", "seed 9, move 1");
        assertThat(printed()).contains("broken in 3 seeds: " + Promise.CONVERGES.text());
    }

    @Test
    void aRunWithoutFailureSaysSo() {
        Progress progress = progress(false);
        Seeds.run(1, 4_000, tally, this::everyThirdFails, progress);

        assertThat(progress.conclude()).isZero();
        assertThat(printed()).contains("every promise was kept");
    }

    private int run(long firstSeed, boolean goesOn) {
        Progress progress = progress(goesOn);
        Seeds.run(firstSeed, 20_000, tally, this::everyThirdFails, progress);
        return progress.conclude();
    }

    private Progress progress(boolean goesOn) {
        return new Progress(tally, goesOn, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private @Nullable Failure everyThirdFails(long seed, long steps, Tally counted) {
        for (long i = 0; i < steps; i++) {
            counted.step();
        }
        BrokenPromise broken = new BrokenPromise(Promise.CONVERGES, "made up");
        return seed % 3 == 0 ? new Failure(broken, List.of(new Move(Act.START, "")), List.of()) : null;
    }
}
