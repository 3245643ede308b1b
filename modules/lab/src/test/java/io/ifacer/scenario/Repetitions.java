package io.ifacer.scenario;

/** How often a scenario tells its story: a few times in every run of the tests, more often where figures are wanted. */
final class Repetitions {

    private static final int ASKED_FOR = Integer.getInteger("ifacer.lab.repetitions", 0);

    private Repetitions() {}

    /** At least this often; the system property {@code ifacer.lab.repetitions} asks for more. */
    static int atLeast(int count) {
        return Math.max(count, ASKED_FOR);
    }
}
