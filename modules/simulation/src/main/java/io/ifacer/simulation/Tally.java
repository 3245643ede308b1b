package io.ifacer.simulation;

import java.util.Map;
import java.util.TreeMap;

/** How often each thing happened, by its name. */
final class Tally {

    private static final class Count {
        long value;
    }

    private final Map<String, Count> counts = new TreeMap<>();
    private long steps;

    /** One thing happened: an input to the engine, a request taken up, a hand, a fault. */
    void step() {
        steps++;
    }

    long steps() {
        return steps;
    }

    void count(String what) {
        counts.computeIfAbsent(what, none -> new Count()).value++;
    }

    void add(Tally other) {
        steps += other.steps;
        other.counts.forEach((what, count) -> counts.computeIfAbsent(what, none -> new Count()).value += count.value);
    }

    /** The counts, by name. */
    Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((what, count) -> all.put(what, count.value));
        return all;
    }
}
