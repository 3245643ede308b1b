package io.ifacer.store.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file system, as small as crash-safe files need it. What a method did is there for every process at once, but outlives
 * a power failure only where {@link #sync} (content) and {@link #syncFolder} (names) say so (POSIX, fsync).
 *
 * <p>Each method throws an {@link IOException} when the file system refuses; a {@link #write} or {@link #append} may then
 * have left a part of the bytes.
 */
public interface Disk {

    /** The content, to be read as far as the reader has room for it; null when there is no such file. */
    @Nullable
    InputStream open(Path file) throws IOException;

    /** The whole content of a file that is known to be small; null when there is no such file. */
    default byte @Nullable [] read(Path file) throws IOException {
        try (InputStream content = open(file)) {
            return content == null ? null : content.readAllBytes();
        }
    }

    /** Makes the file, or empties it, and writes. */
    void write(Path file, byte[] content) throws IOException;

    /** Writes at the end; makes the file where there is none. */
    void append(Path file, byte[] content) throws IOException;

    /** Cuts the file down to its first bytes. */
    void truncate(Path file, long bytes) throws IOException;

    /** Waits until the content would outlive a power failure. */
    void sync(Path file) throws IOException;

    /** Gives a file another name in the same folder, at once and in place of any file that has the name (rename(2)). */
    void rename(Path from, Path to) throws IOException;

    /** Waits until the names in a folder would outlive a power failure. */
    void syncFolder(Path folder) throws IOException;

    /** Removes a file; none is fine. */
    void delete(Path file) throws IOException;

    /** Makes a folder and those above it; those that are there are fine. */
    void makeFolder(Path folder) throws IOException;
}
