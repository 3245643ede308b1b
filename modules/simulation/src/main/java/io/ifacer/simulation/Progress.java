package io.ifacer.simulation;

import io.ifacer.simulation.Simulation.Failure;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Says every million steps how far a run is, each failure when it is found, and at the end what happened how often. */
final class Progress implements Seeds.Listener {

    private static final long EVERY_STEPS = 1_000_000;

    private final Tally tally;
    private final boolean goesOn;
    private final PrintStream out;
    private final Map<Promise, Long> broken = new EnumMap<>(Promise.class);
    private final long startNanos = System.nanoTime();
    private long nextSteps = EVERY_STEPS;
    private long seeds;

    /** @param goesOn whether the next seed is run after one that failed */
    Progress(Tally tally, boolean goesOn, PrintStream out) {
        this.tally = tally;
        this.goesOn = goesOn;
        this.out = out;
    }

    @Override
    public void kept(long seed) {
        done(seed);
    }

    @Override
    public boolean broke(long seed, Failure failure) {
        broken.merge(failure.broken().promise(), 1L, Long::sum);
        out.println(Seeds.report(seed, failure));
        done(seed);
        return goesOn;
    }

    private void done(long seed) {
        seeds++;
        if (tally.steps() >= nextSteps) {
            nextSteps += EVERY_STEPS;
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
            out.printf("%,15d steps, seed %d done, %d s%n", tally.steps(), seed, seconds);
        }
    }

    /** Prints the end of the run; the exit code: 1 when a promise was broken. */
    int conclude() {
        out.printf("%n%,d steps in %,d seeds; of these, and what came of them:%n", tally.steps(), seeds);
        tally.counts().forEach((what, count) -> out.printf("  %-28s %,14d%n", what, count));
        if (broken.isEmpty()) {
            out.println("every promise was kept");
            return 0;
        }
        broken.forEach((promise, seedCount) -> out.printf("broken in %,d seeds: %s%n", seedCount, promise.text()));
        return 1;
    }
}
