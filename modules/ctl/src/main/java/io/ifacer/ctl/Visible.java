package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ifacer.link.VisibleText;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What comes from the daemon, from files and from the kernel, as a terminal may show it. */
final class Visible {

    private Visible() {}

    /** The same tree, with every name and text in it made visible: whatever lines are made of it cannot steer the terminal. */
    static JsonNode tree(JsonNode node) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(VisibleText.of(node.textValue()));
        }
        if (node.isObject()) {
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> shown.set(VisibleText.of(field.getKey()), tree(field.getValue())));
            return shown;
        }
        if (node.isArray()) {
            ArrayNode shown = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> shown.add(tree(element)));
            return shown;
        }
        return node;
    }

    /** A stack trace: its lines are kept, what is in them is made visible. */
    static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return String.join(
                System.lineSeparator(),
                trace.toString().lines().map(line -> shown(line)).toList());
    }

    private static String shown(String line) {
        return line.startsWith("\t") ? "\t" + VisibleText.of(line.substring(1)) : VisibleText.of(line);
    }
}
