package io.ifacer.store.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Something that a file system refused; the message has the operation, the path and the reason. */
public final class DiskException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param operation what was tried, as {@code write} */
    public DiskException(String operation, Path path, IOException cause) {
        super("cannot " + operation + " " + path + ": " + reason(cause), cause);
    }

    /** Java leaves the path in front of the reason, and says nothing but the path for some reasons. */
    private static String reason(IOException cause) {
        if (cause instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        return cause.getClass().getSimpleName().replace("Exception", "") + ", " + cause.getMessage();
    }
}
