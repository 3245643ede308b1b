package io.ifacer.simulation;

import io.ifacer.simulation.Simulation.Failure;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Seeds one after the other, each a world of its own, until there were enough steps or one fails. */
final class Seeds {

    private static final long STEPS = 2_000;
    private static final long LONG_STEPS = 50_000;
    private static final long ONE_LONG_IN = 97;

    private Seeds() {}

    /** Mostly short lives, which end before one trouble covers the next; and some long ones, which show what piles up. */
    private static long stepsOf(long seed) {
        return seed % ONE_LONG_IN == 0 ? LONG_STEPS : STEPS;
    }

    /**
     * Runs seeds in ascending order until so many steps are done.
     *
     * @param progress given the number of each seed that is done
     * @return what a person needs who looks into the first failure; null when all went well
     */
    static @Nullable String run(long firstSeed, long steps, Tally tally, LongConsumer progress) {
        for (long seed = firstSeed; tally.steps() < steps; seed++) {
            Failure failure = Simulation.ofSeed(seed, stepsOf(seed), tally);
            if (failure != null) {
                return report(seed, failure);
            }
            progress.accept(seed);
        }
        return null;
    }

    private static String report(long seed, Failure failure) {
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
