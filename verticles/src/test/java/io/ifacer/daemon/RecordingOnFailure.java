package io.ifacer.daemon;

import io.ifacer.store.recording.RecordingRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Keeps the flight recorder's files of a test that failed in {@code target/recordings}, named after the test, for
 * {@code ifacerctl replay}; and says so in the report.
 */
final class RecordingOnFailure implements AfterEachCallback {

    private static final Path KEPT = Path.of("target/recordings");

    private final Supplier<Path> runFolder;

    /** @param runFolder where the daemon's recordings are when the test is over */
    RecordingOnFailure(Supplier<Path> runFolder) {
        this.runFolder = runFolder;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (test.getExecutionException().isEmpty()) {
            return;
        }
        String name = test.getRequiredTestClass().getSimpleName() + "."
                + test.getRequiredTestMethod().getName();
        for (String recording : List.of(RecordingRing.CURRENT, RecordingRing.OLD)) {
            Path from = runFolder.get().resolve(recording);
            if (Files.exists(from)) {
                test.publishReportEntry(
                        "recording", keep(from, name + "." + recording).toString());
            }
        }
    }

    private static Path keep(Path from, String name) {
        try {
            Files.createDirectories(KEPT);
            return Files.copy(from, KEPT.resolve(name), StandardCopyOption.REPLACE_EXISTING)
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
