package io.ifacer.ctl;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Maintenance begins. */
@Command(
        name = "pause",
        description = "Repairs nothing until 'resume': for maintenance. Pods still get their interfaces.",
        mixinStandardHelpOptions = true)
final class PauseCommand implements Callable<Integer> {

    @Mixin
    private Session session = new Session();

    @Parameters(paramLabel = "LINK", arity = "0..1", description = "Only this link; without it the whole node.")
    private @Nullable String link;

    @Override
    public Integer call() {
        try (DaemonClient daemon = session.connect()) {
            session.print(daemon.post("/v1/pause" + ofLink(link)), Done::lines);
        }
        return ExitCode.OK;
    }

    static String ofLink(@Nullable String link) {
        return link == null ? "" : "?link=" + URLEncoder.encode(link, StandardCharsets.UTF_8);
    }
}
