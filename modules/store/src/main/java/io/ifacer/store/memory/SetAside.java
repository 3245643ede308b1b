package io.ifacer.store.memory;

import io.ifacer.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps a file that cannot be trusted out of the way, for a person to look at; the latest one of each name. */
final class SetAside {

    private static final String SUFFIX = ".bad";

    private SetAside() {}

    /** Moves it; what became of that, for a message. */
    static String move(Disk disk, Path file) {
        Path aside = file.resolveSibling(file.getFileName() + SUFFIX);
        try {
            disk.rename(file, aside);
            return "it is set aside as " + aside.getFileName();
        } catch (IOException e) {
            return "it could not be set aside as " + aside.getFileName() + " (" + e.getMessage() + ")";
        }
    }
}
