package io.ifacer.store.memory;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Tells which lines of a file were dropped: the first few each, of the others how many. */
final class DroppedLines {

    private static final int TOLD_EACH = 8;

    private final Path file;
    private final Consumer<String> troubles;
    private long dropped;

    DroppedLines(Path file, Consumer<String> troubles) {
        this.file = file;
        this.troubles = troubles;
    }

    void tell(int number, MalformedException why) {
        if (++dropped <= TOLD_EACH) {
            troubles.accept(file + ", line " + number + " cannot be used and is dropped: " + why.getMessage());
        }
    }

    /** To be called at the end. */
    void tellTheRest() {
        if (dropped > TOLD_EACH) {
            troubles.accept(file + ": " + (dropped - TOLD_EACH) + " more lines cannot be used and are dropped");
        }
    }
}
