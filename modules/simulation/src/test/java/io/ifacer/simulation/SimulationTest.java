package io.ifacer.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Many seeds; {@code -Dsimulation.seed=N} begins with another than 1, {@code -Dsimulation.steps=N} runs longer. */
class SimulationTest {

    private static final long STEPS = Long.getLong("simulation.steps", 1_000_000);
    private static final long FIRST_SEED = Long.getLong("simulation.seed", 1);

    @Test
    void nothingThatCanHappenBreaksAPromise() {
        Tally tally = new Tally();
        String failure = Seeds.run(FIRST_SEED, STEPS, tally, seed -> {});
        assertThat(failure).withFailMessage(() -> String.valueOf(failure)).isNull();
        assertThat(tally.steps()).isGreaterThanOrEqualTo(STEPS);
    }
}
