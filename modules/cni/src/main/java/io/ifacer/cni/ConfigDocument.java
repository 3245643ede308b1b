package io.ifacer.cni;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A configuration, read in one pass that makes trees of what somebody asks for and of nothing else: a runtime may put a
 * megabyte of annotations beside it.
 *
 * @param members of the top object, each under its name: null where nobody asks for the value, of which the first
 *     thousand are there, and an empty object where the prevResult was one
 * @param prevResult the last one that is an object
 */
record ConfigDocument(ObjectNode members, Optional<PrevResult> prevResult) {

    private static final String PREV_RESULT = "prevresult";
    private static final String VALID_ATTACHMENTS = "cni.dev/valid-attachments";

    /** Of a value: hundreds of interfaces, and a bond with everything that it can have, take a quarter. */
    private static final int MAX_VALUE_TOKENS = 2_000;

    /** More members than this say nothing new to anybody who reads warnings. */
    private static final int MAX_MEMBERS = 1_000;

    /** Lower case; {@link ConfigKeys#TOP} has more, those whose values mean nothing to ifacer. */
    private static final Set<String> ASKED_FOR =
            Set.of("cniversion", "name", "interfaces", "vlanid", "bond", "mtu", VALID_ATTACHMENTS);

    /**
     * Reads all of it.
     *
     * @throws CniException code 6 when it is not a JSON object in UTF-8, code 7 when it holds too many tokens
     */
    static ConfigDocument read(ConfigBytes config) throws CniException {
        Reader reader = new Reader(config);
        Json.read(config, reader::members);
        return new ConfigDocument(reader.members, Optional.ofNullable(reader.prevResult));
    }

    /** What the top object says under {@code cniVersion}, as far as it can be read; empty where it says nothing. */
    static ObjectNode versionIn(ConfigBytes config) throws CniException {
        ObjectNode found = Json.newObject();
        try {
            Json.read(config, parser -> versionOnly(parser, config, found));
        } catch (CniException e) {
            if (found.isEmpty()) {
                throw e;
            }
        }
        return found;
    }

    private static void versionOnly(JsonParser parser, ConfigBytes config, ObjectNode found)
            throws IOException, CniException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (Keys.fold(name).equals("cniversion")) {
                found.set("cniVersion", Json.value(parser, config, "cniVersion", 1));
            } else {
                Json.skip(parser);
            }
        }
    }

    private static final class Reader {

        private final ConfigBytes config;
        private final ObjectNode members = Json.newObject();
        private @Nullable PrevResult prevResult;

        Reader(ConfigBytes config) {
            this.config = config;
        }

        void members(JsonParser parser) throws IOException, CniException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                member(name, Keys.fold(name), parser);
            }
        }

        private void member(String name, String folded, JsonParser parser) throws IOException, CniException {
            if (folded.equals(PREV_RESULT)) {
                prevResult(name, parser);
            } else if (ASKED_FOR.contains(folded)) {
                int most = folded.equals(VALID_ATTACHMENTS) ? Json.MAX_TOKENS : MAX_VALUE_TOKENS;
                members.set(name, Json.value(parser, config, name, most));
            } else {
                if (members.size() < MAX_MEMBERS) {
                    members.set(name, NullNode.getInstance());
                }
                Json.skip(parser);
            }
        }

        private void prevResult(String name, JsonParser parser) throws IOException, CniException {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                members.putObject(name);
                prevResult = PrevResult.read(parser, config);
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                members.putArray(name);
                Json.skip(parser);
            } else {
                members.set(name, Json.value(parser, config, name, 1));
            }
        }
    }
}
