package io.ifacer.daemon.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The API socket's file: made where nobody can reach it before it has its mode, then moved into place. That no other daemon
 * runs here, the CNI door has made sure of before.
 */
final class UnixSocketFile {

    /** Root reads and changes; its group, to which an operator may give monitoring, reads. */
    private static final String MODE = "rw-rw----";

    private final Path aside;
    private final Path path;

    private UnixSocketFile(Path aside, Path path) {
        this.aside = aside;
        this.path = path;
    }

    /** Prepares to bind; the socket is to be made at {@link #bindPath()}. */
    static UnixSocketFile prepare(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("the API's socket " + path + " is a directory; wanted is the path of a file");
        }
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && !Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther()) {
            throw new IOException("there is a file at " + path + " that is not a socket; move it away");
        }
        return new UnixSocketFile(
                Files.createTempDirectory(
                        directory,
                        ".api",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))),
                path);
    }

    Path bindPath() {
        return aside.resolve("s");
    }

    /** Shows the bound socket. */
    void show() throws IOException {
        Files.setPosixFilePermissions(bindPath(), PosixFilePermissions.fromString(MODE));
        Files.move(bindPath(), path, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(aside);
    }

    /** Takes the file away. */
    void delete() throws IOException {
        Files.deleteIfExists(bindPath());
        Files.deleteIfExists(aside);
        Files.deleteIfExists(path);
    }
}
