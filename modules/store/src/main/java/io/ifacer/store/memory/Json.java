package io.ifacer.store.memory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** Text to trees and back, strictly. */
final class Json {

    /** Of a file that holds what it should: eight for a VLAN. A tree of so many takes some 15 MB while it is read. */
    private static final int MAX_TOKENS = 400_000;

    private static final int MAX_DEPTH = 16;

    static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    /** In one line, members in the order in which they were put. */
    static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree of plain nodes cannot fail to be written", e);
        }
    }

    static Fields object(String text) throws MalformedException {
        try {
            return Fields.of(MAPPER.readTree(text), "the whole");
        } catch (StreamConstraintsException e) {
            throw new MalformedException("it holds more than " + MAX_TOKENS + " names, values and brackets, or "
                    + MAX_DEPTH + " of them in each other");
        } catch (JsonProcessingException e) {
            throw new MalformedException(
                    "it is not JSON, see line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
    }
}
