package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The links as they stand on each other. */
@Command(
        name = "links",
        description = "Shows the node's links as a tree: NIC, bond, VLAN; what is wrong in red.",
        mixinStandardHelpOptions = true)
final class LinksCommand implements Callable<Integer> {

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        try (DaemonClient daemon = session.connect()) {
            session.print(daemon.get("/v1/links"), node -> lines(node, session.paint()));
        }
        return ExitCode.OK;
    }

    /** A bond is shown under its first port, and its other ports name it. */
    static List<String> lines(JsonNode node, Paint paint) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        node.path("links").forEach(link -> byName.put(link.path("name").asText(), link));
        List<String> lines = new ArrayList<>();
        byName.values().stream()
                .filter(link -> link.path("lowers").isEmpty())
                .forEach(nic -> add(nic, "", byName, paint, lines));
        if (lines.isEmpty()) {
            lines.add("no pod and no file wants a link on this node");
        }
        return lines;
    }

    private static void add(
            JsonNode link, String indent, Map<String, JsonNode> byName, Paint paint, List<String> lines) {
        String name = link.path("name").asText();
        lines.add(indent + name + "  " + LinkText.state(link, paint) + "  " + paint.quiet(LinkText.facts(link)));
        for (JsonNode upper : byName.values()) {
            JsonNode lowers = upper.path("lowers");
            if (!lowers.isEmpty() && lowers.get(0).asText().equals(name)) {
                add(upper, indent + "  ", byName, paint, lines);
            } else if (contains(lowers, name)) {
                lines.add(indent + "  "
                        + paint.quiet("(a port of " + upper.path("name").asText() + ")"));
            }
        }
    }

    private static boolean contains(JsonNode names, String name) {
        for (JsonNode each : names) {
            if (each.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
