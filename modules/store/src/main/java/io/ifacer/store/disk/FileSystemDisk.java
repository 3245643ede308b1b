package io.ifacer.store.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The machine's own file system. Files are the owner's alone: they name pods and addresses. A file is what has the name itself:
 * symbolic links to files are not followed.
 */
public final class FileSystemDisk implements Disk {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Whatever the umask says. */
    private static final FileAttribute<Set<PosixFilePermission>> NOBODY_ELSE_WRITES =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

    @Override
    public @Nullable InputStream open(Path file) throws IOException {
        try {
            return Channels.newInputStream(open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        put(file, content, StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
        put(file, content, StandardOpenOption.APPEND);
    }

    private static void put(Path file, byte[] content, OpenOption how) throws IOException {
        Set<OpenOption> options =
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, how, LinkOption.NOFOLLOW_LINKS);
        try (FileChannel channel = open(file, options, OWNER_ONLY)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }

    private static FileChannel openForWriting(Path file) throws IOException {
        return open(file, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }

    private static FileChannel open(Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        try {
            return FileChannel.open(file, options, attributes);
        } catch (IOException e) {
            // the kernel's own answer (ELOOP) speaks of too many
            throw Files.isSymbolicLink(file)
                    ? new FileSystemException(
                            file.toString(),
                            null,
                            "it is a symbolic link, and none is followed here; put a file in its place")
                    : e;
        }
    }

    @Override
    public void truncate(Path file, long bytes) throws IOException {
        try (FileChannel channel = openForWriting(file)) {
            channel.truncate(bytes);
        }
    }

    @Override
    public void sync(Path file) throws IOException {
        try (FileChannel channel = openForWriting(file)) {
            channel.force(true);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Linux opens a folder for reading like a file, and fsync of that is what makes its names durable. */
    @Override
    public void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) { // createDirectories fails over a symbolic link to a folder
            Files.createDirectories(folder, NOBODY_ELSE_WRITES);
        }
    }
}
