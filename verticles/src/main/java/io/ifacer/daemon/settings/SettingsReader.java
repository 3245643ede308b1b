package io.ifacer.daemon.settings;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes single settings out of their sources, and gathers everything that is wrong with them. */
final class SettingsReader {

    private final JsonObject file;
    private final String fileName;
    private final Map<String, String> environment;
    private final Map<String, String> properties;
    private final Set<String> known = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();

    /** A value and where it was found, for messages. */
    private record Found(Object value, String source) {}

    SettingsReader(JsonObject file, String fileName, Map<String, String> environment, Map<String, String> properties) {
        this.file = file;
        this.fileName = fileName;
        this.environment = environment;
        this.properties = properties;
    }

    /** A whole number within bounds. */
    int integer(String key, int fallback, int min, int max) {
        Found found = find(key);
        if (found == null) {
            return fallback;
        }
        try {
            // a YAML number arrives as a number, anything else as text; a fraction is neither
            long value = Long.parseLong(found.value().toString().strip());
            if (value >= min && value <= max) {
                return (int) value;
            }
        } catch (NumberFormatException e) {
            // told below, with the bounds
        }
        fault(key, found, "a whole number from " + min + " to " + max);
        return fallback;
    }

    /** One of a few words. */
    String choice(String key, String fallback, String... choices) {
        Found found = find(key);
        if (found == null) {
            return fallback;
        }
        String value = found.value().toString().strip().toLowerCase(Locale.ROOT);
        if (List.of(choices).contains(value)) {
            return value;
        }
        fault(key, found, "one of " + String.join(", ", choices));
        return fallback;
    }

    /**
     * To be called when every setting was taken: what is left in the file is nobody's.
     *
     * @throws SettingsException when anything was wrong
     */
    void finish() {
        leaves("", file).stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> faults.add(
                        "setting " + key + " in " + fileName + " is unknown; known are " + String.join(", ", known)));
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }

    private @Nullable Found find(String key) {
        known.add(key);
        String property = properties.get("ifacer." + key);
        if (property != null) {
            return new Found(property, "system property ifacer." + key);
        }
        String variable = variableOf(key);
        String value = environment.get(variable);
        if (value != null && !value.isBlank()) {
            return new Found(value, "environment variable " + variable);
        }
        Object inFile = inFile(key);
        return inFile == null ? null : new Found(inFile, fileName);
    }

    private @Nullable Object inFile(String key) {
        Object at = file;
        for (String part : key.split("\\.", -1)) {
            at = at instanceof JsonObject object ? object.getValue(part) : null;
        }
        return at;
    }

    /** {@code cni.maxConnections} is IFACER_CNI_MAX_CONNECTIONS. */
    private static String variableOf(String key) {
        return "IFACER_"
                + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static List<String> leaves(String prefix, JsonObject object) {
        List<String> keys = new ArrayList<>();
        for (String name : object.fieldNames()) {
            String key = prefix.isEmpty() ? name : prefix + "." + name;
            if (object.getValue(name) instanceof JsonObject inner) {
                keys.addAll(leaves(key, inner));
            } else if (object.getValue(name) != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private void fault(String key, Found found, String wanted) {
        faults.add("setting " + key + " (" + found.source() + ") is '" + found.value() + "'; wanted: " + wanted);
    }
}
