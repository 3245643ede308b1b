package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Many seeds of {@link EngineSimulation}. A seed that fails is named; {@code -Dsimulation.seed=N} runs it alone,
 * {@code -Dsimulation.steps=N} runs longer.
 */
class EngineSimulationTest {

    private static final int STEPS = Integer.getInteger("simulation.steps", 100_000);
    private static final int STEPS_A_SEED = 2_000;

    @Test
    void nothingThatCanHappenBreaksThePromises() {
        Long only = Long.getLong("simulation.seed");
        if (only != null) {
            run(only);
            return;
        }
        int done = 0;
        for (long seed = 1; done < STEPS; seed++) {
            done += run(seed);
        }
        assertThat(done).isGreaterThanOrEqualTo(STEPS);
    }

    private static int run(long seed) {
        EngineSimulation simulation = new EngineSimulation(seed);
        try {
            return simulation.run(STEPS_A_SEED);
        } catch (AssertionError | RuntimeException e) {
            String message = "seed " + seed + ": " + e.getMessage() + "\nafter:\n" + simulation.history();
            throw new AssertionError(message, e);
        }
    }
}
