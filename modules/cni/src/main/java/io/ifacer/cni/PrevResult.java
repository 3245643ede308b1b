package io.ifacer.cni;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the plugin before this one in the chain answered: never a tree, only its bytes as they came, and where its version
 * stands in them.
 */
final class PrevResult {

    private static final String VERSION_KEY = "cniVersion";

    private final ConfigBytes config;
    private final long from;
    private long to;
    private @Nullable String version;
    private long versionFrom;
    private long versionTo;
    private boolean isEmpty = true;

    private PrevResult(ConfigBytes config, long from) {
        this.config = config;
        this.from = from;
    }

    /** @param parser at the object's opening brace; afterwards at its closing one */
    static PrevResult read(JsonParser parser, ConfigBytes config) throws IOException {
        PrevResult result = new PrevResult(config, Json.start(parser));
        result.readMembers(parser);
        result.to = Json.end(parser);
        return result;
    }

    private void readMembers(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            isEmpty = false;
            boolean isVersion = parser.currentName().equals(VERSION_KEY);
            JsonToken value = parser.nextToken();
            long valueFrom = Json.start(parser);
            if (isVersion) {
                version = value == JsonToken.VALUE_NULL ? null : parser.getText();
            }
            Json.skip(parser);
            if (isVersion) {
                versionFrom = valueFrom;
                versionTo = Json.end(parser);
            }
        }
    }

    /** The version that it says it is of; the other where it says none. */
    String versionOr(String other) {
        return version == null ? other : version;
    }

    /** The bytes as they came, but for the version, which is put in place of the one that is there or after all else. */
    List<ByteBuffer> relabelled(String cniVersion) {
        if (versionTo > 0) {
            return List.of(config.part(from, versionFrom), text('"' + cniVersion + '"'), config.part(versionTo, to));
        }
        String last = (isEmpty ? "\"" : ",\"") + VERSION_KEY + "\":\"" + cniVersion + '"';
        return List.of(config.part(from, to - 1), text(last), config.part(to - 1, to));
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
