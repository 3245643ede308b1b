package io.ifacer.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the lab's scripts are: {@code modules/lab/guest} of the checkout that this JVM runs in. */
final class LabScripts {
    private static final Path IN_CHECKOUT = Path.of("modules", "lab", "guest");

    private LabScripts() {}

    static Path folder() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path scripts = folder.resolve(IN_CHECKOUT);
            if (Files.isExecutable(scripts.resolve("boot"))) {
                return scripts;
            }
        }
        throw new LabException(
                IN_CHECKOUT + "/boot in a folder above " + start, "none", "run the tests from inside the checkout");
    }
}
