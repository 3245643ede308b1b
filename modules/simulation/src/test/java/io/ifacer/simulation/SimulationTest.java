package io.ifacer.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

/** Many seeds; {@code -Dsimulation.seed=N} begins with another than 1, {@code -Dsimulation.steps=N} runs longer. */
class SimulationTest {

    private static final long STEPS = Long.getLong("simulation.steps", 1_000_000);
    private static final long FIRST_SEED = Long.getLong("simulation.seed", 1);

    @Test
    void nothingThatCanHappenBreaksAPromise() {
        Tally tally = new Tally();
        Seeds.run(FIRST_SEED, STEPS, tally, new Seeds.Listener() {
            @Override
            public void kept(long seed) {
                // as it has to be
            }

            @Override
            public boolean broke(long seed, Simulation.Failure failure) {
                return fail(Seeds.report(seed, failure));
            }
        });
        assertThat(tally.steps()).isGreaterThanOrEqualTo(STEPS);
    }
}
