package io.ifacer.daemon.api;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether memory has run out: that of the heap ends the process by itself, that outside of it is an exception like any other. */
final class Memory {

    private Memory() {}

    /** @param fatal told when that is what a failure comes from */
    static void check(@Nullable Throwable failure, Consumer<Throwable> fatal) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                fatal.accept(failure);
                return;
            }
        }
    }
}
