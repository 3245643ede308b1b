package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The node in ten seconds. */
@Command(
        name = "status",
        description = "Tells in a few lines whether everything is as wanted, and what is not.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        try (DaemonClient daemon = session.connect()) {
            JsonNode node = daemon.get("/v1/links");
            session.print(node, this::lines);
            return isWell(node) ? ExitCode.OK : ExitCode.NOT_AS_WANTED;
        }
    }

    private static boolean isWell(JsonNode node) {
        for (JsonNode link : node.path("links")) {
            if (!LinkText.isWell(link)) {
                return false;
            }
        }
        return node.path("fresh").asBoolean() && !node.path("paused").asBoolean();
    }

    private List<String> lines(JsonNode node) {
        Paint paint = session.paint();
        List<String> lines = new ArrayList<>();
        int wanted = 0;
        List<String> wrong = new ArrayList<>();
        for (JsonNode link : node.path("links")) {
            wanted += LinkText.isWanted(link) ? 1 : 0;
            if (!LinkText.isWell(link)) {
                wrong.add("  " + link.path("name").asText() + "  " + LinkText.state(link, paint));
            }
        }
        lines.add("node         " + node.path("node").asText());
        lines.add("interfaces   " + wanted + " wanted, "
                + (wrong.isEmpty() ? paint.good("all as wanted") : paint.bad(wrong.size() + " not as wanted")));
        lines.addAll(wrong);
        lines.add("attachments  " + node.path("attachments").asInt());
        lines.add("kernel       "
                + (node.path("fresh").asBoolean() ? "heard" : paint.bad("its links are being read again")));
        if (node.path("paused").asBoolean()) {
            lines.add("repair       " + paint.bad("paused; 'ifacerctl resume' ends it"));
        }
        return lines;
    }
}
