package io.ifacer.ctl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What all commands that ask the daemon have in common: where it is, and how to print. */
final class Session {

    private enum Output {
        TABLE,
        JSON,
        YAML
    }

    @Option(
            names = "--socket",
            paramLabel = "PATH",
            defaultValue = "${env:IFACER_API_SOCKET:-/run/ifacer/api.sock}",
            description = "The daemon's API socket (default: ${DEFAULT-VALUE}; variable IFACER_API_SOCKET).")
    private Path socket = Path.of("/run/ifacer/api.sock");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json or yaml (default: ${DEFAULT-VALUE}).")
    private Output output = Output.TABLE;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    DaemonClient connect() {
        return new DaemonClient(socket);
    }

    Path socket() {
        return socket;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Colours, where they are shown. */
    Paint paint() {
        return output == Output.TABLE ? Paint.forStandardOutput() : new Paint(false);
    }

    boolean printsTable() {
        return output == Output.TABLE;
    }

    /** Prints an answer as it came, or as lines for a person. */
    void print(JsonNode answer, Function<JsonNode, List<String>> lines) {
        switch (output) {
            case TABLE -> lines.apply(answer).forEach(out()::println);
            case JSON -> out().println(text(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT), answer));
            case YAML ->
                out().print(text(new ObjectMapper(new YAMLFactory().disable(Feature.WRITE_DOC_START_MARKER)), answer));
        }
        out().flush();
    }

    private static String text(ObjectMapper mapper, JsonNode answer) {
        try {
            return mapper.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read can be written", e);
        }
    }
}
