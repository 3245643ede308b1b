package io.ifacer.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.simulation.Simulation.Failure;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts that broke a promise once, as the simulation shrunk them: src/test/resources/scripts, each named for its bug. */
class KeptScriptsTest {

    static List<String> scripts() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(KeptScriptsTest.class.getResource("/scripts").toURI());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void breaksNoPromiseAnyMore(String script) throws IOException, URISyntaxException {
        Failure failure = Simulation.ofScript(Move.script(Files.readString(folder().resolve(script))));

        assertThat(failure).withFailMessage(() -> String.valueOf(failure)).isNull();
    }
}
