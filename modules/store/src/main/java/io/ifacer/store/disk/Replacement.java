package io.ifacer.store.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Puts a new content in place of a file's old one, so that whoever reads it, at whatever moment the process is killed or
 * the power fails, finds the one or the other and nothing in between: it is written beside the file, then renamed over it
 * (POSIX, rename: "the old or the new").
 */
public final class Replacement {

    private static final String SUFFIX = ".new";

    private final Disk disk;
    private final Path file;
    private final Path fresh;

    /** @param file the file that is replaced, in a folder that exists */
    public Replacement(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
        this.fresh = file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /**
     * Replaces the content; on a failure the old one is there as before, and nothing beside it.
     *
     * @throws DiskException with the operation that failed
     */
    public void put(byte[] content) throws DiskException {
        put(content, false);
    }

    /**
     * The same with an fsync of the content; what is still missing for a power failure is {@link #seal}.
     *
     * @throws DiskException with the operation that failed
     */
    public void putSynced(byte[] content) throws DiskException {
        put(content, true);
    }

    private void put(byte[] content, boolean synced) throws DiskException {
        try {
            attempt("write", fresh, () -> disk.write(fresh, content));
            if (synced) {
                // before the rename, or the new name could outlive a power failure without its content
                attempt("fsync", fresh, () -> disk.sync(fresh));
            }
            attempt("rename to " + file.getFileName(), fresh, () -> disk.rename(fresh, file));
        } catch (DiskException e) {
            clean(e);
            throw e;
        }
    }

    /**
     * Waits until the replacement would outlive a power failure.
     *
     * @throws DiskException when that cannot be had: the new content is in place and may or may not outlive one
     */
    public void seal() throws DiskException {
        attempt("fsync", folder(), () -> disk.syncFolder(folder()));
    }

    /**
     * Removes what a process that was killed in the middle left beside the file. Tells where that fails, as on a file system
     * that was made read-only after an error: what is in the file itself can be read all the same.
     */
    public void tidy(Consumer<String> troubles) {
        try {
            attempt("delete", fresh, () -> disk.delete(fresh));
        } catch (DiskException e) {
            troubles.accept(e.getMessage());
        }
    }

    private void clean(DiskException reason) {
        try {
            attempt("delete", fresh, () -> disk.delete(fresh));
        } catch (DiskException e) {
            reason.addSuppressed(e);
        }
    }

    private Path folder() {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private static void attempt(String operation, Path path, Attempt attempt) throws DiskException {
        try {
            attempt.run();
        } catch (IOException e) {
            throw new DiskException(operation, path, e);
        }
    }
}
