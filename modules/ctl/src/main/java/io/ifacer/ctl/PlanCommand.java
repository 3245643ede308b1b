package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What would be done now. */
@Command(
        name = "plan",
        description = "Tells what ifacerd would do now, step by step, if nothing held it back.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

    @Mixin
    private Session session = new Session();

    @Override
    public Integer call() {
        try (DaemonClient daemon = session.connect()) {
            JsonNode plan = daemon.get("/v1/plan");
            session.print(plan, PlanCommand::lines);
            return plan.path("links").isEmpty() ? ExitCode.OK : ExitCode.NOT_AS_WANTED;
        }
    }

    private static List<String> lines(JsonNode plan) {
        List<String> lines = new ArrayList<>();
        for (JsonNode link : plan.path("links")) {
            String problem = link.path("problem").asText("");
            lines.add(link.path("name").asText() + (problem.isEmpty() ? "" : ": " + problem));
            link.path("steps").forEach(step -> lines.add("  " + step.asText()));
            link.path("notices").forEach(notice -> lines.add("  note: " + notice.asText()));
        }
        return lines.isEmpty() ? List.of("nothing to do") : lines;
    }
}
