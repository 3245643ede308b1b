package io.ifacer.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A directory that nobody but root and this process's user can put something into. In another, whoever may write there could
 * give the plugins a socket of his own to call, or the daemon links and attachments to remember.
 */
final class OwnDirectory {

    private static final int ROOT_UID = 0;

    private OwnDirectory() {}

    /**
     * Makes sure of it; a directory that is not there yet is made later, as one's own.
     *
     * @throws IOException with what was wanted, what was found and what to do
     */
    static void require(Path directory) throws IOException {
        try {
            check(directory, directory.toRealPath());
        } catch (NoSuchFileException e) {
            // it is made by whoever needs it first
        }
    }

    private static void check(Path named, Path real) throws IOException {
        if (!Files.isDirectory(real)) {
            return; // what else it is, whoever needs it says
        }
        int owner = uid(real);
        int own = uid(Path.of("/proc/self"));
        if (owner != ROOT_UID && owner != own) {
            throw new IOException("wanted " + named + " to be owned by user " + own + ", found that it belongs to user "
                    + owner + "; 'chown " + own + " " + real + "' after a look at what is in it, or name another"
                    + " directory by IFACER_RUN_DIR or IFACER_STATE_DIR");
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(real);
        if (mode.contains(PosixFilePermission.OTHERS_WRITE) || mode.contains(PosixFilePermission.GROUP_WRITE)) {
            throw new IOException("wanted " + named + " to be writable by its owner alone, found mode "
                    + PosixFilePermissions.toString(mode) + "; 'chmod go-w " + real + "' after a look at what is in"
                    + " it, or name another directory by IFACER_RUN_DIR or IFACER_STATE_DIR");
        }
    }

    private static int uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }
}
