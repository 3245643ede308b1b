package io.ifacer.fuzz;

import org.jspecify.annotations.Nullable;

/** What Jazzer calls, with the target's name as its argument. */
public final class JazzerDoor {

    private static @Nullable Target target;

    private JazzerDoor() {}

    /** Called once. */
    public static void fuzzerInitialize(String[] arguments) {
        target = Target.called(arguments[0]);
    }

    /** Called with every input. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Target chosen = target;
        if (chosen == null) {
            throw new IllegalStateException("wanted the target's name in --target_args");
        }
        chosen.holdFor(bytes);
    }
}
