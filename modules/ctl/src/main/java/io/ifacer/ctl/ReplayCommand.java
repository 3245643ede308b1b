package io.ifacer.ctl;

import io.ifacer.link.VisibleText;
import io.ifacer.store.recording.Recording;
import io.ifacer.store.recording.Replay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a recording of the flight recorder and compares. */
@Command(
        name = "replay",
        description =
                "Plays a recording of ifacerd through the engine and prints every input with its effects, up to the"
                        + " first effect that differs from the recorded one.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the engine did what was recorded",
            "1:it did something else; the first difference is shown",
            "2:the command line is wrong, or the file cannot be read or is not a recording that this version can play"
        })
final class ReplayCommand implements Callable<Integer> {

    private static final int EXIT_SAME = 0;
    private static final int EXIT_DIFFERENT = 1;

    private static final int EXIT_UNUSABLE = 2;

    @Parameters(paramLabel = "FILE", description = "recording.jsonl or recording.old.jsonl of the runtime directory")
    private Path file = Path.of("recording.jsonl");

    @Option(
            names = {"-q", "--quiet"},
            description = "print only the verdict")
    private boolean quiet;

    @Option(
            names = {"-k", "--keep-going"},
            description = "go on after the first difference")
    private boolean keepGoing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            ReplayReport report = new ReplayReport(out, quiet, keepGoing);
            report.play(new Replay(recording(report)));
            return report.differences() == 0 ? EXIT_SAME : EXIT_DIFFERENT;
        } catch (NoSuchFileException e) {
            return cannotPlay("there is no such file");
        } catch (IOException e) {
            return cannotPlay(String.valueOf(e.getMessage()));
        }
    }

    private Recording recording(ReplayReport report) throws IOException {
        Recording recording = Recording.read(file);
        report.begin(recording);
        return recording;
    }

    private int cannotPlay(String reason) {
        spec.commandLine().getErr().println(VisibleText.of("ifacerctl: cannot play " + file + ": " + reason));
        return EXIT_UNUSABLE;
    }
}
