package io.ifacer.ctl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import io.ifacer.cni.HiddenEscapes;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command prints what it has to say. */
final class Printing {

    private enum Output {
        TABLE,
        JSON,
        YAML
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json or yaml (default: ${DEFAULT-VALUE}).")
    private Output output = Output.TABLE;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Colours, where they are shown. */
    Paint paint() {
        return output == Output.TABLE ? Paint.forStandardOutput() : new Paint(false);
    }

    /**
     * Prints an answer as it came, or as lines for a person.
     *
     * @param lines made of the answer it is given: in that every text is fit for a terminal
     */
    void print(JsonNode answer, Function<JsonNode, List<String>> lines) {
        switch (output) {
            case TABLE -> lines.apply(Visible.tree(answer)).forEach(out()::println);
            case JSON -> out().println(json(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT), answer));
            case YAML -> out().print(yaml(answer, false));
        }
        out().flush();
    }

    /** Prints one of many, so that each can be read alone: a line, a JSON object on a line, a YAML document. */
    void printOneOfMany(JsonNode item, Function<JsonNode, String> line) {
        switch (output) {
            case TABLE -> out().println(line.apply(Visible.tree(item)));
            case JSON -> out().println(json(new ObjectMapper(), item));
            case YAML -> out().print(yaml(item, true));
        }
        out().flush();
    }

    /** The same data, in which what JSON would let stand though nobody sees it is written by its number. */
    private static String json(ObjectMapper mapper, JsonNode answer) {
        mapper.getFactory().setCharacterEscapes(new HiddenEscapes());
        return text(mapper, answer);
    }

    /** YAML has no rule for what is hidden in a plain text: it gets it as the table does. */
    private static String yaml(JsonNode answer, boolean oneOfMany) {
        YAMLFactory factory = new YAMLFactory().configure(Feature.WRITE_DOC_START_MARKER, oneOfMany);
        return text(new ObjectMapper(factory), Visible.tree(answer));
    }

    private static String text(ObjectMapper mapper, JsonNode answer) {
        try {
            // as bytes: these have the characters beyond the first plane by their numbers too
            return new String(mapper.writeValueAsBytes(answer), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read can be written", e);
        }
    }
}
