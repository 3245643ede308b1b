package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps what the flight recorder has, before it is written over. */
@Command(
        name = "record",
        description =
                "Copies the flight recorder's files, the last minutes of ifacerd, to a directory, for 'replay' and"
                        + " for a fault report. Works also when ifacerd is down.",
        mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {

    @Mixin
    private Printing printing = new Printing();

    @Parameters(paramLabel = "DIRECTORY", description = "Where to; made if it is not there. Nothing is overwritten.")
    private Path target = Path.of("recording");

    @Option(
            names = "--run-dir",
            paramLabel = "PATH",
            defaultValue = "${env:IFACER_RUN_DIR:-/run/ifacer}",
            description = "The daemon's runtime directory (default: ${DEFAULT-VALUE}; variable IFACER_RUN_DIR).")
    private Path runDirectory = Path.of("/run/ifacer");

    @Override
    public Integer call() {
        try {
            List<Path> copies = new RecordingCopy(runDirectory, target).take();
            if (copies.isEmpty()) {
                throw new CtlException(
                        ExitCode.NOT_AS_WANTED,
                        "there is no recording in " + runDirectory + ": name the daemon's runtime directory with"
                                + " --run-dir, or see whether the recorder is switched off in its settings");
            }
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ArrayNode files = answer.putArray("files");
            copies.forEach(copy -> files.add(copy.toString()));
            printing.print(answer, RecordCommand::lines);
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CtlException(ExitCode.NOT_AS_WANTED, "cannot copy the recording to " + target + ": " + reason(e));
        }
    }

    private static List<String> lines(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("files").forEach(file -> lines.add(file.asText()));
        return lines;
    }

    /** Java's own file errors say what went wrong by their class alone. */
    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }
}
