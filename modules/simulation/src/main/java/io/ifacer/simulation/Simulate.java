package io.ifacer.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** The command {@code deploy/simulate}: runs seeds for as long as one likes, and says what happened how often. */
public final class Simulate {

    private static final long PROGRESS_EVERY_STEPS = 1_000_000;

    private Simulate() {}

    /** Entry point: {@code [--steps N] [--seed S] | --script FILE}; exit code 1 when a promise was broken. */
    public static void main(String[] arguments) throws IOException {
        long steps = 10_000_000;
        long seed = 1;
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException("wanted a value after " + arguments[arguments.length - 1]);
        }
        for (int i = 0; i < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--steps" -> steps = Long.parseLong(arguments[i + 1]);
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                case "--script" -> System.exit(replay(Path.of(arguments[i + 1]), System.out));
                default ->
                    throw new IllegalArgumentException("wanted --steps, --seed or --script, found " + arguments[i]);
            }
        }
        System.exit(run(seed, steps, System.out));
    }

    private static int replay(Path script, PrintStream out) throws IOException {
        Simulation.Failure failure = Simulation.ofScript(Move.script(Files.readString(script)));
        if (failure == null) {
            out.println("every promise was kept");
            return 0;
        }
        failure.history().forEach(out::println);
        out.println(failure.broken().getMessage());
        return 1;
    }

    private static int run(long firstSeed, long steps, PrintStream out) {
        Tally tally = new Tally();
        String failure = Seeds.run(firstSeed, steps, tally, new Progress(tally, out));
        out.printf("%n%,d steps; of these, and what came of them:%n", tally.steps());
        tally.counts().forEach((what, count) -> out.printf("  %-28s %,14d%n", what, count));
        if (failure == null) {
            out.println("every promise was kept");
            return 0;
        }
        out.println(failure);
        return 1;
    }

    /** Says every million steps how far it is. */
    private static final class Progress implements LongConsumer {
        private final Tally tally;
        private final PrintStream out;
        private final long startNanos = System.nanoTime();
        private long nextSteps = PROGRESS_EVERY_STEPS;

        Progress(Tally tally, PrintStream out) {
            this.tally = tally;
            this.out = out;
        }

        @Override
        public void accept(long seed) {
            if (tally.steps() >= nextSteps) {
                nextSteps += PROGRESS_EVERY_STEPS;
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
                out.printf("%,15d steps, seed %d done, %d s%n", tally.steps(), seed, seconds);
            }
        }
    }
}
