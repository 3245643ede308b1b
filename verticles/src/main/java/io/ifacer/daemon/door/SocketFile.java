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
import jnr.unixsocket.UnixServerSocketChannel;
import jnr.unixsocket.UnixSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The socket's file: made with mode 0600 where nobody can reach it before it has that mode, moved into its place, and
 * taken away only if it is still the same.
 */
final class SocketFile implements AutoCloseable {

    /** sun_path of sockaddr_un less the closing NUL (include/uapi/linux/un.h). */
    private static final int MAX_PATH_BYTES = 107;

    private static final String MAKING_PREFIX = ".door";

    private final Path path;
    private final SocketLock lock;
    private final @Nullable Object inode;

    private SocketFile(Path path, SocketLock lock, @Nullable Object inode) {
        this.path = path;
        this.lock = lock;
        this.inode = inode;
    }

    /**
     * Binds the channel and puts its file in place. A socket left there by a daemon that died is replaced.
     *
     * @throws DoorException when a running daemon has the path, or something is there that is not a socket
     */
    static SocketFile bind(UnixServerSocketChannel channel, Path path, int backlog) throws IOException {
        Path directory = directoryOf(path);
        Path name = directory.resolve(Objects.requireNonNull(path.getFileName(), "a path with a parent has a name"));
        SocketLock lock = SocketLock.acquire(name);
        try {
            requireReplaceable(name);
            return new SocketFile(name, lock, bindAside(channel, directory, name, backlog));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
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
    private static @Nullable Object bindAside(UnixServerSocketChannel channel, Path directory, Path path, int backlog)
            throws IOException {
        Path aside = Files.createTempDirectory(
                directory,
                MAKING_PREFIX,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path made = aside.resolve("s");
        try {
            requireShort(made);
            channel.socket().bind(new UnixSocketAddress(made.toFile()), backlog);
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
            Object inode = attributes(made).fileKey();
            Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
            return inode;
        } finally {
            Files.deleteIfExists(made);
            Files.delete(aside);
        }
    }

    private static void requireShort(Path made) throws DoorException {
        int bytes = made.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_PATH_BYTES) {
            throw new DoorException("the socket would first be made at " + made + ", which is " + bytes
                    + " bytes long; the kernel's limit is " + MAX_PATH_BYTES + ", give a shorter directory");
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Takes the file away if it is still ours, and lets go of the path. */
    @Override
    public void close() throws IOException {
        try (lock) {
            if (Objects.equals(inode, attributes(path).fileKey())) {
                Files.delete(path);
            }
        } catch (NoSuchFileException e) {
            // Somebody else took it away: that is what was wanted.
        }
    }
}
