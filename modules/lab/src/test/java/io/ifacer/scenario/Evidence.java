package io.ifacer.scenario;

import io.ifacer.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What is kept of the nodes of a scenario that failed, since they end with it. */
final class Evidence {

    private static final Path FOLDER = Path.of("target", "evidence");

    /** A lab that is broken altogether would fill the disk with the same. */
    private static final int MOST = 20;

    private static final AtomicInteger KEPT = new AtomicInteger();

    private Evidence() {}

    /**
     * Keeps the daemons' logs and flight recordings, what {@code ip} shows, and the last words of the kernel.
     *
     * @param scenario its name
     * @return where that is, for the message of the failure
     */
    static String keep(String scenario, Collection<Node> nodes) {
        if (nodes.isEmpty() || KEPT.incrementAndGet() > MOST) {
            return "nothing was kept: " + (nodes.isEmpty() ? "no node" : "enough has been kept of others");
        }
        try {
            Files.createDirectories(FOLDER);
            String name = scenario.replaceAll("[^A-Za-z0-9.]+", "-");
            Path folder = Files.createTempDirectory(FOLDER, name.substring(0, Math.min(80, name.length())) + '-');
            for (Node node : nodes) {
                keep(node, Files.createDirectory(folder.resolve(node.name())));
            }
            return "logs, recordings and dmesg are kept in " + folder.toAbsolutePath();
        } catch (IOException | UncheckedIOException e) {
            return "nothing was kept: " + e;
        }
    }

    private static void keep(Node node, Path folder) throws IOException {
        List<Daemon> daemons = node.daemons();
        for (int run = 0; run < daemons.size(); run++) {
            write(folder.resolve("ifacerd-" + (run + 1) + ".log"), daemons.get(run)::log);
        }
        for (String recording : List.of("recording.old.jsonl", "recording.jsonl")) {
            write(
                    folder.resolve(recording),
                    () -> node.run("cat " + node.directory() + "/run/" + recording)
                            .stdout());
        }
        write(folder.resolve("ip-link"), () -> node.run("ip -d link").stdout());
        write(folder.resolve("dmesg"), () -> node.run("dmesg | tail -n 200").stdout());
    }

    private static void write(Path file, Supplier<String> text) throws IOException {
        String found;
        try {
            found = text.get();
        } catch (LabException e) { // the lab itself may be what failed
            found = e.toString();
        }
        Files.writeString(file, found);
    }
}
