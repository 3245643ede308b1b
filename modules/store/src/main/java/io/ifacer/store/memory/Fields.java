package io.ifacer.store.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The members of a JSON object, each taken once and of the type that is wanted. What is left over at the end is an error:
 * the format's version is what makes room for more, and a member that is silently dropped would be lost at the next save.
 */
final class Fields {

    private final ObjectNode object;
    private final String where;
    private final TreeSet<String> left = new TreeSet<>();

    private Fields(ObjectNode object, String where) {
        this.object = object;
        this.where = where;
        object.fieldNames().forEachRemaining(left::add);
    }

    /** @param where names the object in messages */
    static Fields of(JsonNode node, String where) throws MalformedException {
        if (node instanceof ObjectNode object) {
            return new Fields(object, where);
        }
        throw new MalformedException(where + " is not a JSON object");
    }

    boolean has(String name) {
        return object.has(name);
    }

    JsonNode node(String name) throws MalformedException {
        JsonNode node = object.get(name);
        if (node == null) {
            throw new MalformedException(where + " has no '" + name + "'");
        }
        left.remove(name);
        return node;
    }

    String text(String name) throws MalformedException {
        JsonNode node = node(name);
        if (!node.isTextual()) {
            throw wrong(name, "a string");
        }
        return node.textValue();
    }

    String text(String name, int maxChars) throws MalformedException {
        String text = text(name);
        if (text.length() > maxChars) {
            throw new MalformedException(
                    where + ": '" + name + "' is " + text.length() + " characters long, the limit is " + maxChars);
        }
        return text;
    }

    int integer(String name, int min, int max) throws MalformedException {
        JsonNode node = node(name);
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < min || node.intValue() > max) {
            throw wrong(name, "an integer from " + min + " to " + max);
        }
        return node.intValue();
    }

    Fields object(String name) throws MalformedException {
        return of(node(name), name);
    }

    List<JsonNode> list(String name) throws MalformedException {
        JsonNode node = node(name);
        if (!node.isArray()) {
            throw wrong(name, "a list");
        }
        return new ArrayList<>(node.valueStream().toList());
    }

    List<String> texts(String name) throws MalformedException {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(name)) {
            if (!item.isTextual()) {
                throw wrong(name, "a list of strings");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    /** All that is left, as it stands. */
    List<Map.Entry<String, JsonNode>> rest() {
        left.clear();
        return object.properties().stream().toList();
    }

    /** To be called when everything was taken. */
    void finish() throws MalformedException {
        if (!left.isEmpty()) {
            throw new MalformedException(
                    where + " has members that this format does not know: " + String.join(", ", left));
        }
    }

    MalformedException wrong(String name, String wanted) {
        return new MalformedException(where + ": '" + name + "' is not " + wanted);
    }
}
