package io.ifacer.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this node is called: NODE_NAME, as Kubernetes can give it to a pod, else the kernel's host name. */
final class NodeName {

    private NodeName() {}

    static String get() {
        String given = System.getenv("NODE_NAME");
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
