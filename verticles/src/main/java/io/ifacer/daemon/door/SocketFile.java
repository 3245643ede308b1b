package io.ifacer.daemon.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Unix socket's file: bound where nobody can reach it before it has its mode, moved into its place, and taken away only if
 * it is still the same.
 */
public final class SocketFile implements AutoCloseable {

    /** How often whoever serves at a socket looks whether its file is still there: a look costs microseconds. */
    public static final long LOOK_MILLIS = 2_000;

    /** sun_path of sockaddr_un less the closing NUL (include/uapi/linux/un.h). */
    private static final int MAX_PATH_BYTES = 107;

    private static final String MAKING_PREFIX = ".door";

    private final Path path;
    private SocketLock lock;
    private Path aside;
    private @Nullable Object inode;

    private SocketFile(Path path, SocketLock lock, Path aside) {
        this.path = path;
        this.lock = lock;
        this.aside = aside;
    }

    /**
     * Takes the path, so that a socket can be bound at {@link #bindPath()} and then be shown. One left there by a daemon
     * that died is replaced.
     *
     * @throws DoorException when a running daemon has the path, or something is there that is not a socket
     */
    public static SocketFile prepare(Path path) throws IOException {
        Path directory = directoryOf(path);
        Path name = directory.resolve(Objects.requireNonNull(path.getFileName(), "a path with a parent has a name"));
        SocketLock lock = SocketLock.acquire(name);
        try {
            requireReplaceable(name);
            SocketFile file = new SocketFile(name, lock, asideIn(directory));
            file.requireShort();
            return file;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where to bind; nobody else can enter. */
    public Path bindPath() {
        return aside.resolve("s");
    }

    /**
     * Shows the bound socket.
     *
     * @param mode who may connect, as {@code rw-------}
     */
    public void show(String mode) throws IOException {
        Files.setPosixFilePermissions(bindPath(), PosixFilePermissions.fromString(mode));
        inode = attributes(bindPath()).fileKey();
        Files.move(bindPath(), path, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(aside);
    }

    /** Whether the shown file is still where clients look for it. */
    public boolean isShown() {
        try {
            return Objects.equals(inode, attributes(path).fileKey());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Makes ready for another socket at the path, after somebody took away its file, its lock or its directory; to be bound and
     * shown as the first one was. What clients connected to until then still works.
     *
     * @throws DoorException when another daemon has the path meanwhile, or something is there that is not a socket
     */
    public void prepareAgain() throws IOException {
        Path directory = directoryOf(path);
        if (!lock.isThere()) {
            lock.close();
            lock = SocketLock.acquire(path);
        }
        requireReplaceable(path);
        discardAside();
        aside = asideIn(directory);
        requireShort();
    }

    private void discardAside() throws IOException {
        Files.deleteIfExists(bindPath());
        Files.deleteIfExists(aside);
    }

    /** Made if it is not there; others may enter it, the socket's own mode keeps them out. */
    private static Path directoryOf(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null) {
            throw new DoorException("the socket's path " + path + " is a directory; give the path of a file");
        }
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        return directory.toRealPath();
    }

    private static void requireReplaceable(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !attributes(path).isOther()) {
            throw new DoorException(
                    "there is a file at " + path + " that is not a socket; move it away, or give another path");
        }
    }

    /** The umask belongs to the whole process; a directory that only we can enter does as well. */
    private static Path asideIn(Path directory) throws IOException {
        return Files.createTempDirectory(
                directory,
                MAKING_PREFIX,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private void requireShort() throws IOException {
        int bytes = bindPath().toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_PATH_BYTES) {
            Files.delete(aside);
            throw new DoorException("the socket would first be made at " + bindPath() + ", which is " + bytes
                    + " bytes long; the kernel's limit is " + MAX_PATH_BYTES + ", give a shorter directory");
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Takes away what was made, the shown file if it is still ours, and lets go of the path. Can be called at any time. */
    @Override
    public void close() throws IOException {
        SocketLock held = lock;
        try (held) {
            discardAside();
            if (inode != null && Objects.equals(inode, attributes(path).fileKey())) {
                Files.delete(path);
            }
        } catch (NoSuchFileException e) {
            // Somebody else took it away: that is what was wanted.
        }
    }
}
