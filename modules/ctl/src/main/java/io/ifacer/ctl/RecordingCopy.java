package io.ifacer.ctl;

import io.ifacer.store.recording.RecordingRing;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A copy of both files of the flight recorder, taken while the daemon may be writing.
 *
 * <p>When the current file is full it becomes the old one. If that happens between the two copies, the minutes between
 * them would be missing, so both are taken again. The last line may be cut off in the middle: a replay leaves it out.
 */
final class RecordingCopy {

    private static final List<String> FILES = List.of(RecordingRing.OLD, RecordingRing.CURRENT);

    private final Path source;
    private final Path target;

    RecordingCopy(Path source, Path target) {
        this.source = source;
        this.target = target;
    }

    /**
     * The files that were written: none where there is no recording.
     *
     * @throws FileAlreadyExistsException when the directory has a recording already
     */
    List<Path> take() throws IOException {
        if (FILES.stream().noneMatch(file -> Files.exists(source.resolve(file)))) {
            return List.of();
        }
        Files.createDirectories(target);
        for (String file : FILES) {
            if (Files.exists(target.resolve(file))) {
                throw new FileAlreadyExistsException(target.resolve(file).toString());
            }
        }
        Optional<Object> before;
        List<Path> copies;
        do {
            before = identityOfOld();
            copies = copyAll();
        } while (!before.equals(identityOfOld()));
        return copies;
    }

    private List<Path> copyAll() throws IOException {
        List<Path> copies = new ArrayList<>();
        for (String file : FILES) {
            Path copy = target.resolve(file);
            try {
                Files.copy(source.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
                copies.add(copy);
            } catch (NoSuchFileException e) {
                Files.deleteIfExists(copy); // it is not there yet, or is being renamed at this moment
            }
        }
        return copies;
    }

    private Optional<Object> identityOfOld() throws IOException {
        try {
            Path old = source.resolve(RecordingRing.OLD);
            return Optional.ofNullable(
                    Files.readAttributes(old, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
