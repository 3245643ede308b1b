package io.ifacer.ctl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What happened, and what happens. */
@Command(
        name = "events",
        description = "Prints what happened; with --follow also what happens from now on.",
        mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private Session session = new Session();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until interrupted.")
    private boolean follow;

    @Option(
            names = "--link",
            paramLabel = "NAME",
            description = "Only of this link and of what stands on it; can be given more than once.")
    private List<String> links = new ArrayList<>();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only of this type (link.repaired), or of all that begin so (link.); more than once.")
    private List<String> types = new ArrayList<>();

    @Option(names = "--after", paramLabel = "ID", description = "Only what came after this event.")
    private @Nullable String after;

    @Override
    public Integer call() {
        Paint paint = session.paint();
        try (DaemonClient daemon = session.connect()) {
            daemon.lines(path(), line -> {
                session.printing().printOneOfMany(event(line), event -> EventText.line(event, paint));
            });
        }
        return ExitCode.OK;
    }

    private String path() {
        StringBuilder path = new StringBuilder("/v1/events?format=ndjson&follow=").append(follow);
        path.append("&after=").append(DaemonClient.encode(after == null ? "oldest" : after));
        links.forEach(link -> path.append("&link=").append(DaemonClient.encode(link)));
        types.forEach(type -> path.append("&type=").append(DaemonClient.encode(type)));
        return path.toString();
    }

    private static JsonNode event(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new CtlException(ExitCode.REFUSED, "ifacerd sent a line that is no event: " + line);
        }
    }
}
