package io.ifacer.shim;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The binaries that one build makes from the same sources; the contract holds for each. */
enum Binary {
    /** What ships. */
    RELEASE("ifacer"),
    /** With AddressSanitizer and UndefinedBehaviorSanitizer; absent where the compiler cannot link them. */
    SANITIZED("ifacer-sanitized");

    private final String fileName;

    Binary(String fileName) {
        this.fileName = fileName;
    }

    /** The executable; skips the test when a compiler without sanitizers made none. */
    Path path() {
        var path = moduleFolder().resolve("target").resolve(fileName).toAbsolutePath();
        Assumptions.assumeTrue(this == RELEASE || Files.exists(path), "no sanitizers in this compiler");
        return path;
    }

    static Path moduleFolder() {
        return Path.of(System.getProperty("basedir", "."));
    }
}
