package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the daemon itself can tell the doctor. */
final class DaemonChecks {

    private final DaemonClient daemon;

    DaemonChecks(DaemonClient daemon) {
        this.daemon = daemon;
    }

    Finding ready() {
        JsonNode missing = daemon.getWhatever("/readyz").path("missing");
        List<String> reasons = new ArrayList<>();
        missing.properties()
                .forEach(reason ->
                        reasons.add(reason.getKey() + ": " + reason.getValue().asText()));
        return reasons.isEmpty()
                ? Finding.good("daemon", "ready")
                : Finding.bad("daemon", "runs, and is not ready: " + String.join("; ", reasons));
    }

    /** The links that are wanted and what they stand on, by name, each with its ifindex. */
    Map<String, Integer> ownLinks() {
        Map<String, Integer> links = new LinkedHashMap<>();
        for (JsonNode link : daemon.get("/v1/links").path("links")) {
            if (link.has("ifindex")) {
                links.put(link.path("name").asText(), link.path("ifindex").asInt());
            }
        }
        return links;
    }
}
