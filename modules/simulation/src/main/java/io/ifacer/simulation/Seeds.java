package io.ifacer.simulation;

import io.ifacer.simulation.Simulation.Failure;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Seeds one after the other, each a world of its own, until there were enough steps. */
final class Seeds {

    private static final long STEPS = 2_000;
    private static final long LONG_STEPS = 50_000;
    private static final long ONE_LONG_IN = 97;

    /** Is told of each seed that is done. */
    interface Listener {

        /** It kept every promise. */
        void kept(long seed);

        /** It broke one; true to go on with the next seed. */
        boolean broke(long seed, Failure failure);
    }

    /** Runs one seed for so many steps; null when every promise was kept. */
    interface Run {
        @Nullable
        Failure of(long seed, long steps, Tally tally);
    }

    private Seeds() {}

    /** Mostly short lives, which end before one trouble covers the next; and some long ones, which show what piles up. */
    private static long stepsOf(long seed) {
        return seed % ONE_LONG_IN == 0 ? LONG_STEPS : STEPS;
    }

    /** Runs seeds in ascending order until so many steps are done, or the listener wants no more. */
    static void run(long firstSeed, long steps, Tally tally, Listener listener) {
        run(firstSeed, steps, tally, Simulation::ofSeed, listener);
    }

    static void run(long firstSeed, long steps, Tally tally, Run run, Listener listener) {
        boolean goesOn = true;
        for (long seed = firstSeed; goesOn && tally.steps() < steps; seed++) {
            Failure failure = run.of(seed, stepsOf(seed), tally);
            if (failure == null) {
                listener.kept(seed);
            } else {
                goesOn = listener.broke(seed, failure);
            }
        }
    }

    /** What a person needs who looks into a failure. */
    static String report(long seed, Failure failure) {
        Failure smallest = Shrinker.shrink(failure, Simulation::ofScript);
        return "seed %d, move %d: %s%n%nshrunk to %d moves: %s%n%n%s%n%nwhat the engine got and did in these, at the end:%n%n%s"
                .formatted(
                        seed,
                        failure.moves().size(),
                        failure.broken().getMessage(),
                        smallest.moves().size(),
                        smallest.broken().getMessage(),
                        lines(smallest.moves()),
                        lines(smallest.history()));
    }

    private static String lines(List<?> all) {
        return all.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
