package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    @Parameters(paramLabel = "LINK", description = "Its name, or an altname.")
    private String link = "";

    @Override
    public Integer call() {
        try (DaemonClient daemon = session.connect()) {
            JsonNode answer = daemon.get("/v1/links/" + DaemonClient.encode(link));
            addPlan(answer, daemon.getWhatever("/v1/plan"));
            session.print(answer, story -> lines(story, session.paint()));
            return LinkText.isWell(answer.path("link")) ? ExitCode.OK : ExitCode.NOT_AS_WANTED;
        }
    }

    /** While the daemon reads all links there is no plan. */
    private void addPlan(JsonNode story, JsonNode plan) {
        for (JsonNode each : plan.path("links")) {
            if (each.path("name").equals(story.path("link").path("name")) && story instanceof ObjectNode object) {
                object.set("plan", each);
            }
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
        lines.add("next       " + when(link));
        story.path("plan").path("steps").forEach(step -> lines.add("             " + step.asText()));
        lines.add(story.path("events").isEmpty() ? "happened   nothing that is remembered" : "happened");
        story.path("events").forEach(event -> lines.add("  " + EventText.line(event, paint)));
        return lines;
    }

    /** What will be tried, and when. */
    private static String when(JsonNode link) {
        String state = link.path("state").asText();
        double seconds = link.path("nextTryMillis").asLong() / MILLIS_PER_SECOND;
        return switch (state) {
            case "ok" -> "nothing to do";
            case "repairing" -> "being repaired now:";
            case "backing_off" -> String.format(Locale.ROOT, "tried again in %.1f s:", seconds);
            case "blocked" -> "tried as soon as that changes, and looked at once a minute";
            case "paused" -> "not before 'ifacerctl resume':";
            case "foreign" -> "nothing: somebody else made it";
            default -> "nothing: nobody wants it for itself";
        };
    }

    private static String wanted(JsonNode wanted) {
        List<String> facts = new ArrayList<>();
        wanted.properties()
                .forEach(field ->
                        facts.add(field.getKey() + " " + field.getValue().asText()));
        return String.join(", ", facts);
    }
}
