package io.ifacer.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The command {@code deploy/simulate}: runs seeds for as long as one likes, and says what happened how often. */
public final class Simulate {

    private Simulate() {}

    /** Entry point: {@code [--steps N] [--seed S] [--keep-going] | --script FILE}; exit code 1 when a promise was broken. */
    public static void main(String[] arguments) throws IOException {
        long steps = 10_000_000;
        long seed = 1;
        boolean goesOn = false;
        Iterator<String> words = List.of(arguments).iterator();
        while (words.hasNext()) {
            String option = words.next();
            switch (option) {
                case "--steps" -> steps = Long.parseLong(value(option, words));
                case "--seed" -> seed = Long.parseLong(value(option, words));
                case "--keep-going" -> goesOn = true;
                case "--script" -> System.exit(replay(Path.of(value(option, words)), System.out));
                default ->
                    throw new IllegalArgumentException(
                            "wanted --steps, --seed, --keep-going or --script, found " + option);
            }
        }
        System.exit(run(seed, steps, goesOn, System.out));
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException("wanted a value after " + option);
        }
        return words.next();
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

    private static int run(long firstSeed, long steps, boolean goesOn, PrintStream out) {
        Tally tally = new Tally();
        Progress progress = new Progress(tally, goesOn, out);
        Seeds.run(firstSeed, steps, tally, progress);
        return progress.conclude();
    }
}
