package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The answer to a command that does something. */
final class Done {

    private Done() {}

    static List<String> lines(JsonNode answer) {
        return List.of(answer.path("text").asText("done"));
    }
}
