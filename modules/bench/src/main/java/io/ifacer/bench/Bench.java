package io.ifacer.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs benchmarks by name: {@code java -cp ... io.ifacer.bench.Bench codec [arguments of JMH]}.
 *
 * <p>A JMH suite is one class; a benchmark that drives whole processes is an {@link Entry} of its own.
 */
public final class Bench {

    /** One benchmark that can be named on the command line. */
    @FunctionalInterface
    interface Entry {
        void run(String[] arguments) throws Exception;
    }

    private static final Map<String, Entry> BY_NAME = new TreeMap<>(Map.of(
            "codec",
            jmh(CodecBenchmark.class),
            "repair",
            RepairBenchmark::run,
            "churn",
            ChurnBenchmark::run,
            "readers",
            ReadersBenchmark::run));

    private Bench() {}

    /**
     * Entry point; exits with 2 if there is no benchmark of that name.
     *
     * @throws Exception what the benchmark throws
     */
    public static void main(String[] arguments) throws Exception {
        Entry entry = arguments.length == 0 ? null : BY_NAME.get(arguments[0]);
        if (entry == null) {
            System.err.println("wanted the name of a benchmark, one of " + BY_NAME.keySet() + ", found "
                    + Arrays.toString(arguments));
            System.exit(2);
            return;
        }
        entry.run(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static Entry jmh(Class<?> suite) {
        return arguments -> {
            String[] all = Arrays.copyOf(arguments, arguments.length + 1);
            all[arguments.length] = suite.getName().replace(".", "\\.") + "\\.";
            org.openjdk.jmh.Main.main(all);
        };
    }
}
