package io.ifacer.daemon.door;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who holds it owns the socket's path. The kernel drops it with the process, however that ends; the file stays, since
 * to delete it would let two processes lock two files of one name.
 */
final class SocketLock implements AutoCloseable {

    /**
     * A second door of this process must not so much as open the file: closing any descriptor of it would drop the lock
     * of the first (fcntl(2), "Record locks").
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final @Nullable Object inode;

    private SocketLock(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.inode = inodeOf(file);
    }

    /**
     * Locks the path.
     *
     * @param socket in a directory without symbolic links, so that one file has one name
     * @throws DoorException when somebody else holds it
     */
    static SocketLock acquire(Path socket) throws IOException {
        Path file = socket.resolveSibling(socket.getFileName() + ".lock");
        if (!HELD.add(file)) {
            throw inUse(socket, file);
        }
        boolean locked = false;
        try {
            SocketLock lock = new SocketLock(file, lockedChannel(socket, file));
            locked = true;
            return lock;
        } finally {
            if (!locked) {
                HELD.remove(file);
            }
        }
    }

    private static FileChannel lockedChannel(Path socket, Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(CREATE, WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw inUse(socket, file);
        }
        return channel;
    }

    /** Whether the locked file is still the one that another process would lock; whoever took it away took the lock's meaning. */
    boolean isThere() {
        try {
            return channel.isOpen() && Objects.equals(inode, inodeOf(file));
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable Object inodeOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    private static DoorException inUse(Path socket, Path file) {
        return new DoorException("the socket " + socket + " belongs to a daemon that is running (it holds the lock "
                + file + "); stop that one first, or give this one another path");
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            HELD.remove(file);
        }
    }
}
