package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus's own program for checking what is written for it. */
final class Promtool {

    private final Path program;

    private Promtool(Path program) {
        this.program = program;
    }

    /**
     * The one that the variable IFACER_PROMTOOL names, which has to be there then, as under deploy/verify; else one on PATH. Where
     * there is none the test is not run.
     */
    static Promtool find() {
        String named = System.getenv("IFACER_PROMTOOL");
        if (named != null) {
            assertThat(Path.of(named)).as("IFACER_PROMTOOL").isExecutable();
            return new Promtool(Path.of(named));
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Promtool::new)
                .orElseGet(
                        () -> abort(
                                "no promtool on PATH: IFACER_PROMTOOL=$(deploy/fetch-promtool) brings one, and deploy/verify does so"));
    }

    /**
     * Runs it to its end.
     *
     * @param stdin what it gets to read
     * @throws AssertionError with what it says when it finds a fault
     */
    void accepts(String stdin, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream to = process.getOutputStream()) {
            to.write(stdin.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s says: %s", command, said).isZero();
    }
}
