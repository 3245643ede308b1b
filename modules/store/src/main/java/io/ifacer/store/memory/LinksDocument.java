package io.ifacer.store.memory;

import com.fasterxml.jackson.databind.JsonNode;
import io.ifacer.link.desired.DesiredLink;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of {@code links.json}: version, checksum, and one link a line. The checksum is over the lines of the links
 * without what separates them, so that it holds for the content and not for how it is laid out.
 */
final class LinksDocument {

    /** Raised when a reader of the older version would misread the newer one. */
    private static final int VERSION = 1;

    private LinksDocument() {}

    static String write(List<DesiredLink> links) {
        List<String> lines =
                links.stream().map(DesiredLinkJson::write).map(Json::text).toList();
        return "{\n\"version\": " + VERSION + ",\n\"crc32c\": \"" + Checksum.of(String.join("\n", lines))
                + "\",\n\"links\": [\n" + String.join(",\n", lines) + (lines.isEmpty() ? "]\n}\n" : "\n]\n}\n");
    }

    static List<DesiredLink> read(String text) throws MalformedException {
        Fields fields = Json.object(text);
        int version = fields.integer("version", 1, Integer.MAX_VALUE);
        if (version != VERSION) {
            throw new MalformedException("it has version " + version + ", this ifacerd reads version " + VERSION);
        }
        String wanted = fields.text("crc32c");
        List<JsonNode> nodes = fields.list("links");
        fields.finish();
        String found = Checksum.of(nodes.stream().map(Json::text).collect(Collectors.joining("\n")));
        if (!found.equals(wanted)) {
            throw new MalformedException("its checksum is " + found + ", it says " + wanted);
        }
        return DesiredLinkJson.readAll(nodes);
    }
}
