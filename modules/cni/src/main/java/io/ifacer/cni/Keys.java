package io.ifacer.cni;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The members of a JSON object by name without regard to case, as the original reads them; of two spellings of one
 * name the later counts, and a null is as good as absent.
 */
final class Keys {

    private final String where;
    private final Map<String, JsonNode> byLowerCase = new HashMap<>();
    private final List<String> spellings;

    /** @param where what stands before a key in a message, such as {@code bond.}; empty for the top */
    Keys(ObjectNode object, String where) {
        this.where = where;
        this.spellings = object.properties().stream().map(Map.Entry::getKey).toList();
        object.properties().forEach(entry -> byLowerCase.put(fold(entry.getKey()), entry.getValue()));
    }

    Optional<JsonNode> get(String key) {
        return given(key).filter(node -> !node.isNull());
    }

    /** As {@link #get}, with a null told from what is absent. */
    Optional<JsonNode> given(String key) {
        return Optional.ofNullable(byLowerCase.get(fold(key)));
    }

    /**
     * A string.
     *
     * @throws CniException code 7 when it is something else
     */
    Optional<String> text(String key) throws CniException {
        Optional<JsonNode> node = get(key);
        if (node.isPresent() && !node.get().isTextual()) {
            throw mistyped(key, "a string", node.get());
        }
        return node.map(JsonNode::textValue);
    }

    /**
     * An object.
     *
     * @throws CniException code 7 when it is something else
     */
    Optional<ObjectNode> object(String key) throws CniException {
        Optional<JsonNode> node = get(key);
        if (node.isPresent() && !node.get().isObject()) {
            throw mistyped(key, "an object", node.get());
        }
        return node.map(ObjectNode.class::cast);
    }

    CniException mistyped(String key, String wanted, JsonNode found) {
        return new CniException(
                CniCode.INVALID_CONFIG,
                "invalid config: " + where + key + " must be " + wanted + ", it is " + describe(found));
    }

    /** A value as a message shows it: a scalar itself, a list or object by its type. */
    static String describe(JsonNode node) {
        if (node.isTextual()) {
            return "the string '" + Excerpt.of(node.textValue()) + "'";
        }
        if (node.isMissingNode()) {
            return "missing";
        }
        return node.isValueNode()
                ? Excerpt.of(node.asText())
                : "a JSON " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** The keys, as spelled, whose folded name the test does not know, and those spelled twice. */
    Stream<String> unknown(Set<String> known) {
        return spellings.stream().filter(key -> !known.contains(fold(key))).map(key -> where + Excerpt.of(key));
    }

    Stream<String> repeated() {
        Set<String> seen = new HashSet<>();
        return spellings.stream().filter(key -> !seen.add(fold(key))).map(key -> where + Excerpt.of(key));
    }

    static String fold(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
