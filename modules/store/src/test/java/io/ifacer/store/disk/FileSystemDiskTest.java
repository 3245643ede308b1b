package io.ifacer.store.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemDiskTest {

    private final Disk disk = new FileSystemDisk();

    @TempDir
    private Path folder;

    @Test
    void doesToRealFilesWhatItSays() throws IOException {
        Path deep = folder.resolve("a/b");
        Path file = deep.resolve("f");
        disk.makeFolder(deep);
        disk.makeFolder(deep);
        assertThat(disk.read(file)).isNull();

        disk.write(file, bytes("long content"));
        disk.write(file, bytes("one"));
        disk.append(file, bytes(" two"));
        disk.sync(file);
        disk.syncFolder(deep);
        assertThat(file).hasContent("one two");
        disk.truncate(file, 3);
        assertThat(disk.read(file)).isEqualTo(bytes("one"));

        disk.rename(file, deep.resolve("g"));
        disk.delete(file);
        assertThat(deep.toFile().list()).containsExactly("g");
    }

    @Test
    void filesAreTheOwnersAlone() throws IOException {
        disk.append(folder.resolve("f"), bytes("x"));

        assertThat(Files.getPosixFilePermissions(folder.resolve("f")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** Whoever could put one there would have the daemon read or write a file of his choice. */
    @Test
    void symbolicLinksToFilesAreNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path link = Files.createSymbolicLink(folder.resolve("link"), secret);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("not there"));

        for (Path each : List.of(link, dangling)) {
            for (ThrowingCallable use : List.<ThrowingCallable>of(
                    () -> disk.read(each),
                    () -> disk.write(each, bytes("x")),
                    () -> disk.append(each, bytes("x")),
                    () -> disk.truncate(each, 0),
                    () -> disk.sync(each))) {
                assertThatThrownBy(use)
                        .isInstanceOf(FileSystemException.class)
                        .hasMessageContaining(each + ": it is a symbolic link");
            }
        }
        assertThat(secret).hasContent("secret");
        assertThat(folder.resolve("not there")).doesNotExist();
    }

    @Test
    void aFolderThatIsMadeIsWritableByItsOwnerAlone() throws IOException {
        disk.makeFolder(folder.resolve("a/b"));

        assertThat(Files.getPosixFilePermissions(folder.resolve("a/b")))
                .doesNotContain(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    }

    @Test
    void aReplacementThatFailsNamesOperationPathAndReason() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("f/inside"));

        assertThatThrownBy(() -> new Replacement(disk, folder.resolve("f")).put(bytes("x")))
                .isInstanceOf(DiskException.class)
                .hasMessageStartingWith("cannot rename to f " + folder + "/f.new: ");
        assertThat(taken).exists();
        assertThat(folder.resolve("f.new")).doesNotExist();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
