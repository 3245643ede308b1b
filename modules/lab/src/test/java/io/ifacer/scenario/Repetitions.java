package io.ifacer.scenario;

import java.util.Map;

/** How often a scenario tells its story: a few times in every run of the tests, more often where figures are wanted. */
final class Repetitions {

    private static final int ASKED_FOR = Integer.getInteger("ifacer.lab.repetitions", 0);

    /** Of a daemon whose links are damaged again and again: its repairs are not to wait longer and longer. */
    static final Map<String, String> WITHOUT_PAUSE =
            Map.of("IFACER_REPAIR_PAUSE_MILLIS", "1", "IFACER_REPAIR_LONGEST_PAUSE_MILLIS", "1");

    private Repetitions() {}

    /** The settings of the daemon that the scenarios of a class share. */
    static Map<String, String> settings() {
        return ASKED_FOR > 1 ? WITHOUT_PAUSE : Map.of();
    }

    /** At least this often; the system property {@code ifacer.lab.repetitions} asks for more. */
    static int atLeast(int count) {
        return Math.max(count, ASKED_FOR);
    }
}
