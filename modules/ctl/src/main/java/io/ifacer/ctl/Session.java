package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands that ask the daemon have in common: where it is, and how to print. */
final class Session {

    @Option(
            names = "--socket",
            paramLabel = "PATH",
            defaultValue = "${env:IFACER_API_SOCKET:-/run/ifacer/api.sock}",
            description = "The daemon's API socket (default: ${DEFAULT-VALUE}; variable IFACER_API_SOCKET).")
    private Path socket = Path.of("/run/ifacer/api.sock");

    @Mixin
    private Printing printing = new Printing();

    DaemonClient connect() {
        return new DaemonClient(socket);
    }

    Path socket() {
        return socket;
    }

    Printing printing() {
        return printing;
    }

    /** Colours, where they are shown. */
    Paint paint() {
        return printing.paint();
    }

    /** Prints an answer as it came, or as lines for a person. */
    void print(JsonNode answer, Function<JsonNode, List<String>> lines) {
        printing.print(answer, lines);
    }
}
