package io.ifacer.cni;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
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

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(CniRequest.MAX_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A prevResult goes out as it came in: 1.10 must not become 1.1.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

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
            throw notJson("it is not in UTF-8");
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw notJson(node == null ? "it is empty" : "it is not an object at line 1, column 1");
    }

    private static @Nullable JsonNode read(JsonParser parser) throws IOException, CniException {
        try {
            return MAPPER.readTree(parser);
        } catch (JsonProcessingException e) {
            // An exceeded limit bears no place of its own.
            JsonLocation place = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
            throw notJson(reason(e) + " at line " + place.getLineNr() + ", column " + place.getColumnNr());
        }
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

    private static CniException notJson(String found) {
        return new CniException(CniCode.NOT_DECODABLE, "the configuration is not decodable: " + found);
    }

    /** Jackson's own texts quote what they stumbled over, and a configuration can hold secrets. */
    private static String reason(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "it is nested deeper than " + MAX_DEPTH + " levels, or holds a number or name that is too long,";
        }
        return e instanceof JsonEOFException ? "it ends too early" : "it is not JSON";
    }
}
