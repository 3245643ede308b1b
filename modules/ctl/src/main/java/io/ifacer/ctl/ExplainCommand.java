package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One link's story. */
@Command(
        name = "explain",
        description = "Tells all about one link: who wants it, what the kernel has, the difference, what happened last,"
                + " and what will be tried next.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private static final double MILLIS_PER_SECOND = 1_000.0;

    @Mixin
    private Session session = new Session();

    @Parameters(paramLabel = "LINK", description = "Its name.")
    private String link = "";

    @Override
    public Integer call() {
        try (DaemonClient daemon = session.connect()) {
            JsonNode answer = daemon.get("/v1/links/" + DaemonClient.encode(link));
            session.print(answer, story -> lines(story, session.paint()));
            return LinkText.isWell(answer.path("link")) ? ExitCode.OK : ExitCode.NOT_AS_WANTED;
        }
    }

    static List<String> lines(JsonNode story, Paint paint) {
        JsonNode link = story.path("link");
        List<String> lines = new ArrayList<>();
        lines.add(link.path("name").asText() + "  " + LinkText.state(link, paint));
        lines.add("kernel     "
                + (link.has("ifindex")
                        ? "ifindex " + link.path("ifindex").asText() + ", " + LinkText.facts(link)
                        : paint.bad("has no such link")));
        lines.add("wanted     " + (LinkText.isWanted(link) ? wanted(link.path("wanted")) : "by nobody"));
        for (JsonNode difference : link.path("drift")) {
            lines.add("differs    "
                    + paint.bad(difference.path("field").asText() + " is "
                            + difference.path("found").asText() + ", wanted is "
                            + difference.path("wanted").asText()));
        }
        for (JsonNode owner : link.path("attachments")) {
            lines.add("wanted by  " + owner.path("network").asText() + " / "
                    + owner.path("containerId").asText() + " / "
                    + owner.path("ifName").asText());
        }
        if (link.has("nextTryMillis")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "next try   in %.1f s",
                    link.path("nextTryMillis").asLong() / MILLIS_PER_SECOND));
        }
        lines.add("happened   " + (story.path("events").isEmpty() ? "nothing that is remembered" : ""));
        story.path("events").forEach(event -> lines.add("  " + EventText.line(event, paint)));
        return lines;
    }

    private static String wanted(JsonNode wanted) {
        List<String> facts = new ArrayList<>();
        wanted.properties()
                .forEach(field ->
                        facts.add(field.getKey() + " " + field.getValue().asText()));
        return String.join(", ", facts);
    }
}
