package io.ifacer.daemon;

import io.ifacer.daemon.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/**
 * Why the daemon could not start: the exit code for the service manager, and what is said to people.
 *
 * @param exitCode of sysexits.h; the README has the table
 * @param lines what was wanted, what was found, what to do
 */
record StartFailure(int exitCode, List<String> lines) {

    /** EX_SOFTWARE: a mistake of ours, or the engine's failure later on; starting again may help. */
    static final int SOFTWARE = 70;

    /** EX_OSERR: memory, or what the kernel does not give; starting again may help. */
    static final int SYSTEM = 71;

    /** EX_CANTCREAT: a socket, port, lock, file or directory that cannot be had; helps when what is in the way has gone. */
    static final int CANNOT_CREATE = 73;

    /** EX_CONFIG: the settings are wrong; starting again will not help. */
    static final int CONFIGURATION = 78;

    static StartFailure of(Throwable failure) {
        if (failure instanceof SettingsException) {
            return new StartFailure(
                    CONFIGURATION, String.valueOf(failure.getMessage()).lines().toList());
        }
        if (failure instanceof InvalidPathException) {
            return of(CONFIGURATION, "wanted paths in IFACER_RUN_DIR, IFACER_STATE_DIR, IFACER_CONF; " + text(failure));
        }
        if (failure instanceof VirtualMachineError) {
            return of(SYSTEM, "wanted memory for the start; " + text(failure) + "; give the process more (-Xmx)");
        }
        if (failure instanceof FileSystemException found) {
            return of(CANNOT_CREATE, file(found));
        }
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return of(cause);
        }
        if (failure instanceof IOException) {
            return of(CANNOT_CREATE, text(failure));
        }
        return of(SOFTWARE, text(failure));
    }

    private static StartFailure of(int exitCode, String line) {
        return new StartFailure(exitCode, List.of("cannot start: " + line));
    }

    private static String file(FileSystemException failure) {
        return "wanted to use " + failure.getFile() + ", found that it " + found(failure)
                + "; make it usable for this user, or name another directory by IFACER_RUN_DIR or IFACER_STATE_DIR";
    }

    private static String found(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "may not be used (permission denied)";
        }
        if (failure instanceof NoSuchFileException) {
            return "does not exist";
        }
        if (failure instanceof NotDirectoryException) {
            return "is not a directory";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "is there already, and is " + kind(Path.of(failure.getFile()));
        }
        return "cannot be used (" + failure.getReason() + ")";
    }

    /** What is there where something else was to be made. */
    private static String kind(Path path) {
        if (Files.isSymbolicLink(path)) {
            return Files.exists(path) ? "a symbolic link" : "a symbolic link to nothing";
        }
        if (Files.isDirectory(path)) {
            return "a directory";
        }
        return Files.isRegularFile(path) ? "a file" : "neither a file nor a directory";
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
