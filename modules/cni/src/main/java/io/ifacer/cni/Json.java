package io.ifacer.cni;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** JSON to trees and back, bounded, without ever showing the content of what is not JSON. */
final class Json {

    /** A conflist with a prevResult nests six deep. */
    static final int MAX_DEPTH = 64;

    /**
     * Of a configuration: names, values and brackets. A GC has six for each attachment that stays, so this is room for ten
     * thousand; trees of so many take some megabytes for as long as they are read.
     */
    static final int MAX_TOKENS = 60_000;

    private static final ObjectMapper MAPPER = mapper(StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxDocumentLength(CniRequest.MAX_BYTES)
            .build());

    private static final ObjectMapper OF_REQUESTS = mapper(StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxTokenCount(MAX_TOKENS)
            .maxDocumentLength(CniRequest.MAX_BYTES)
            .build());

    private Json() {}

    private static ObjectMapper mapper(StreamReadConstraints constraints) {
        return JsonMapper.builder(JsonFactory.builder()
                        // the JVM keeps what was interned once in a table that only grows
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .streamReadConstraints(constraints)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // A number in a message is the one that was given: 1.10 must not become 1.1.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /**
     * The object that the bytes are.
     *
     * @throws CniException code 6, with the line and column and without the content
     */
    static ObjectNode object(byte[] bytes) throws CniException {
        JsonNode node;
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            node = read(parser);
        } catch (IOException e) {
            throw notUtf8();
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw notAnObject(node == null);
    }

    private static @Nullable JsonNode read(JsonParser parser) throws IOException, CniException {
        try {
            return MAPPER.readTree(parser);
        } catch (JsonProcessingException e) {
            throw refusal(parser, e);
        }
    }

    /** What reads the members of an object, from its opening brace to its closing one. */
    interface Members {
        void read(JsonParser parser) throws IOException, CniException;
    }

    /**
     * Reads a configuration, which has to be one object, piece by piece.
     *
     * @throws CniException code 6, with the line and column and without the content; code 7 when it holds more than
     *     {@link #MAX_TOKENS}
     */
    static void read(ConfigBytes config, Members members) throws CniException {
        try (JsonParser parser = OF_REQUESTS.createParser(config.array(), config.offset(), config.length())) {
            try {
                readObject(parser, members);
            } catch (JsonProcessingException e) {
                throw refusal(parser, e);
            }
        } catch (IOException e) {
            throw notUtf8();
        }
    }

    private static void readObject(JsonParser parser, Members members) throws IOException, CniException {
        if (parser.currentLocation().getByteOffset() < 0) {
            throw notUtf8(); // UTF-16 or UTF-32: RFC 8259, section 8.1 has neither, and its bytes are not counted
        }
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw notAnObject(first == null);
        }
        members.read(parser);
        if (parser.nextToken() != null) {
            throw notJson("it is not JSON" + at(parser.currentTokenLocation()));
        }
    }

    /**
     * The value that the parser is at, as a tree. It is looked through first, so that one that is too large never becomes one.
     *
     * @param name of the member, for a message
     * @param mostTokens that it may have
     * @throws CniException code 7 when it has more
     */
    static JsonNode value(JsonParser parser, ConfigBytes config, String name, int mostTokens)
            throws IOException, CniException {
        long from = start(parser);
        long tokensBefore = parser.currentTokenCount();
        skip(parser);
        if (parser.currentTokenCount() - tokensBefore >= mostTokens) {
            throw new CniException(
                    CniCode.INVALID_CONFIG,
                    "invalid config: " + Excerpt.of(name) + " holds more than " + mostTokens
                            + " names, values and brackets" + at(parser.currentLocation()));
        }
        int bytes = Math.toIntExact(end(parser) - from);
        return OF_REQUESTS.readTree(config.array(), Math.toIntExact(config.offset() + from), bytes);
    }

    /** Where the token that the parser is at begins, counted in bytes from the configuration's first. */
    static long start(JsonParser parser) {
        return parser.currentTokenLocation().getByteOffset();
    }

    /** Where it ends. */
    static long end(JsonParser parser) throws IOException {
        parser.finishToken();
        return parser.currentLocation().getByteOffset();
    }

    /** Goes to the end of the value that the parser is at, which is never more than looked at. */
    static void skip(JsonParser parser) throws IOException {
        parser.skipChildren();
    }

    static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    static JsonNode list(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    static byte[] bytes(ObjectNode object) {
        try {
            return MAPPER.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree of plain nodes cannot fail to be written", e);
        }
    }

    private static CniException notAnObject(boolean isEmpty) {
        return notJson(isEmpty ? "it is empty" : "it is not an object at line 1, column 1");
    }

    private static CniException notUtf8() {
        return notJson("it is not in UTF-8");
    }

    private static CniException notJson(String found) {
        return new CniException(CniCode.NOT_DECODABLE, "the configuration is not decodable: " + found);
    }

    private static CniException refusal(JsonParser parser, JsonProcessingException e) {
        // An exceeded limit bears no place of its own.
        JsonLocation place = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        if (e instanceof StreamConstraintsException && parser.currentTokenCount() > MAX_TOKENS) {
            return new CniException(
                    CniCode.INVALID_CONFIG,
                    "invalid config: it holds more than " + MAX_TOKENS + " names, values and brackets",
                    "the limit is exceeded" + at(place) + "; the prevResult and what ifacer has no use for count too");
        }
        return notJson(reason(e) + at(place));
    }

    private static String at(JsonLocation place) {
        return " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /** Jackson's own texts quote what they stumbled over, and a configuration can hold secrets. */
    private static String reason(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "it is nested deeper than " + MAX_DEPTH + " levels, or holds a number or name that is too long,";
        }
        return e instanceof JsonEOFException ? "it ends too early" : "it is not JSON";
    }
}
