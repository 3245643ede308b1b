package io.ifacer.simulation;

import io.ifacer.simulation.Simulation.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds few moves that still break the same promise, by delta debugging: leave out ever smaller stretches while what is left
 * still fails (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002).
 */
final class Shrinker {

    /** Enough for a few thousand moves; what is not at its smallest by then is small enough to read. */
    private static final int MAX_RUNS = 4_000;

    /** Runs a script; null when every promise was kept. */
    interface Run {
        @Nullable
        Failure of(List<Move> script);
    }

    private final Run run;
    private Failure smallest;
    private int runsLeft = MAX_RUNS;

    private Shrinker(Failure failure, Run run) {
        this.smallest = failure;
        this.run = run;
    }

    /** The smallest failure found: no single move of it can be left out, unless there were too many to try. */
    static Failure shrink(Failure failure, Run run) {
        Shrinker shrinker = new Shrinker(failure, run);
        shrinker.run();
        return shrinker.smallest;
    }

    private void run() {
        int stretch = Math.max(1, smallest.moves().size() / 2);
        while (runsLeft > 0) {
            boolean shorter = leaveOut(stretch);
            if (stretch == 1 && !shorter) {
                return;
            }
            stretch = Math.max(1, Math.min(stretch, smallest.moves().size()) / 2);
        }
    }

    /** Tries to leave out each stretch of this length, from the end; whether any could be. */
    private boolean leaveOut(int stretch) {
        boolean shorter = false;
        for (int to = smallest.moves().size(); to > 0 && runsLeft > 0; to -= stretch) {
            int end = Math.min(to, smallest.moves().size());
            List<Move> fewer = new ArrayList<>(smallest.moves());
            fewer.subList(Math.max(0, end - stretch), end).clear();
            shorter |= stillFails(fewer);
        }
        return shorter;
    }

    private boolean stillFails(List<Move> fewer) {
        runsLeft--;
        Failure failure = run.of(fewer);
        boolean same = failure != null
                && failure.broken().promise() == smallest.broken().promise()
                && failure.moves().size() < smallest.moves().size();
        if (failure != null && same) {
            smallest = failure;
        }
        return same;
    }
}
