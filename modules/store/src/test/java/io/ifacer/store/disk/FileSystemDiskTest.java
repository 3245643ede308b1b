package io.ifacer.store.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
