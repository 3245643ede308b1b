package io.ifacer.fuzz;

/** How a law says that it is broken. */
final class Law {

    private Law() {}

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
