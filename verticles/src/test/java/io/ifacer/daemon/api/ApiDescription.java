package io.ifacer.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.LoggerFactory;

/**
 * openapi.yaml as a yardstick for answers, which also keeps account of what of it has been seen. It is read strictly: a field
 * that it does not describe is not to be there.
 */
final class ApiDescription {

    private static final String HOME = "https://ifacer.io/openapi.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final SchemaRegistry schemas;
    private final Set<String> seenAnswers = new TreeSet<>();
    private final Set<String> seenFields = new TreeSet<>();

    ApiDescription(byte[] yaml) throws IOException {
        hushUnknownKeywords();
        root = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        close(root);
        String text = root.toString();
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(HOME, text)));
    }

    /** The words at the top of an OpenAPI file are no keywords of JSON Schema, and its validator warns of each. */
    private static void hushUnknownKeywords() {
        if (LoggerFactory.getLogger("com.networknt.schema") instanceof Logger logger) {
            logger.setLevel(Level.ERROR);
        }
    }

    /** An object that says nothing of further fields has none; and a text with a comma in it is not to become two. */
    private static void close(JsonNode node) {
        assertThat(node).as("a value for each key, in " + node).noneMatch(JsonNode::isNull);
        if (node instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiDescription::close);
    }

    /** Every operation as {@code GET /v1/links/{name}}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** The names of an operation's parameters that stand in the query. */
    Set<String> queryParameters(String operation) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : operation(operation).path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        }
        return names;
    }

    /** Everything that can be answered: {@code GET /v1/plan 503 application/problem+json}. */
    Set<String> answers() {
        Set<String> answers = new TreeSet<>();
        for (String operation : operations()) {
            operation(operation)
                    .path("responses")
                    .properties()
                    .forEach(response -> resolved(response.getValue())
                            .path("content")
                            .fieldNames()
                            .forEachRemaining(type -> answers.add(operation + " " + response.getKey() + " " + type)));
        }
        return answers;
    }

    Set<String> seenAnswers() {
        return seenAnswers;
    }

    /** Every field of every body, by its place in the file. */
    Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        collect("", root, fields);
        return fields;
    }

    private static void collect(String place, JsonNode node, Set<String> fields) {
        node.properties().forEach(child -> {
            String there = place + "/" + escaped(child.getKey());
            if (child.getKey().equals("properties")) {
                child.getValue().fieldNames().forEachRemaining(name -> fields.add(there + "/" + escaped(name)));
            }
            collect(there, child.getValue(), fields);
        });
    }

    Set<String> seenFields() {
        return seenFields;
    }

    /** Holds an answer against what is said of the operation, and counts it as seen. */
    void accept(String operation, Answer answer) throws IOException {
        JsonNode responses = operation(operation).path("responses");
        String status =
                responses.has(Integer.toString(answer.status())) ? Integer.toString(answer.status()) : "default";
        JsonNode content = resolved(responses.path(status)).path("content");
        assertThat(content.has(answer.mediaType()))
                .as("%s may answer %s with %s", operation, status, answer)
                .isTrue();
        seenAnswers.add(operation + " " + status + " " + answer.mediaType());
        String place = place(operation, status) + "/content/" + escaped(answer.mediaType()) + "/schema";
        for (JsonNode body : answer.bodies()) {
            Schema schema = schemas.getSchema(SchemaLocation.of(HOME + "#" + place));
            assertThat(schema.validate(body))
                    .as("%s answers %s", operation, body)
                    .isEmpty();
            see(place, body);
        }
    }

    private void see(String place, JsonNode body) {
        JsonNode schema = root.at(place);
        if (schema.has("$ref")) {
            see(schema.path("$ref").asText().substring(1), body);
            return;
        }
        body.forEach(item -> {
            if (schema.has("items")) {
                see(place + "/items", item);
            }
        });
        schema.path("properties").fieldNames().forEachRemaining(name -> {
            if (body.has(name)) {
                seenFields.add(place + "/properties/" + escaped(name));
                see(place + "/properties/" + escaped(name), body.path(name));
            }
        });
    }

    private JsonNode operation(String operation) {
        int blank = operation.indexOf(' ');
        JsonNode found = root.path("paths")
                .path(operation.substring(blank + 1))
                .path(operation.substring(0, blank).toLowerCase(Locale.ROOT));
        assertThat(found.isMissingNode()).as("openapi.yaml lacks " + operation).isFalse();
        return found;
    }

    private String place(String operation, String status) {
        JsonNode response = operation(operation).path("responses").path(status);
        if (response.has("$ref")) {
            return response.path("$ref").asText().substring(1);
        }
        int blank = operation.indexOf(' ');
        return "/paths/" + escaped(operation.substring(blank + 1)) + "/"
                + operation.substring(0, blank).toLowerCase(Locale.ROOT) + "/responses/" + status;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** As JSON Pointer writes a name (RFC 6901). */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** An answer of the server; its head as it came. */
    record Answer(int status, String head, String body) {

        /** A header's value; empty where there is no such header. */
        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }

        String mediaType() {
            return header("Content-Type").replaceFirst(";.*", "");
        }

        /** What a refusal says. */
        String detail() throws IOException {
            assertThat(mediaType()).isEqualTo("application/problem+json");
            JsonNode problem = JSON.readTree(body);
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            return problem.path("detail").asText();
        }

        /** The values that its schema is about: each line where there is one a line, else the whole. */
        Set<JsonNode> bodies() throws IOException {
            Set<JsonNode> bodies = new LinkedHashSet<>();
            if (mediaType().endsWith("ndjson")) {
                for (String line : body.lines().toList()) {
                    bodies.add(JSON.readTree(line));
                }
            } else {
                bodies.add(mediaType().endsWith("json") ? JSON.readTree(body) : JSON.valueToTree(body));
            }
            return bodies;
        }
    }
}
