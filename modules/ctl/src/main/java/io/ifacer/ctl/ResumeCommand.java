package io.ifacer.ctl;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Maintenance is over. */
@Command(
        name = "resume",
        description = "Ends a pause, and repairs what was lost meanwhile.",
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

    @Mixin
    private Session session = new Session();

    @Parameters(paramLabel = "LINK", arity = "0..1", description = "Only this link; without it the whole node.")
    private @Nullable String link;

    @Override
    public Integer call() {
        try (DaemonClient daemon = session.connect()) {
            session.print(daemon.post("/v1/resume" + PauseCommand.ofLink(link)), Done::lines);
        }
        return ExitCode.OK;
    }
}
