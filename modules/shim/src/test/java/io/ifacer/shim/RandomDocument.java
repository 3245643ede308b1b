package io.ifacer.shim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** JSON documents from a seed, full of what could mislead a scanner that looks for a cniVersion. */
final class RandomDocument {

    private static final String[] TEXTS = {
        "", "cniVersion", "\"", "\\", "{", "}", "[", "]", ",", ":", "\n", "\u00e4\ud83d\ude00", "9.9.9"
    };

    private final Random random;

    RandomDocument(long seed) {
        random = new Random(seed);
    }

    /** An object with this cniVersion somewhere at its top level, and decoys below it. */
    String objectWithVersion(String version) {
        var object = JsonNodeFactory.instance.objectNode();
        int before = random.nextInt(4);
        for (int i = 0; i < before; i++) {
            object.set("a" + i + text(), value(3));
        }
        object.put("cniVersion", version);
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set("b" + i + text(), value(3));
        }
        return random.nextBoolean() ? object.toString() : object.toPrettyString();
    }

    /** The bytes of such an object with some of them changed, and cut off somewhere. */
    byte[] damaged(String version) {
        var bytes = objectWithVersion(version).getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private JsonNode value(int depthLeft) {
        return switch (random.nextInt(depthLeft > 0 ? 6 : 4)) {
            case 0 -> JsonNodeFactory.instance.textNode(text() + text());
            case 1 -> JsonNodeFactory.instance.numberNode(random.nextGaussian());
            case 2 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case 3 -> JsonNodeFactory.instance.nullNode();
            case 4 -> array(depthLeft - 1);
            default -> decoy(depthLeft - 1);
        };
    }

    private ArrayNode array(int depthLeft) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
            array.add(value(depthLeft));
        }
        return array;
    }

    private ObjectNode decoy(int depthLeft) {
        var object = JsonNodeFactory.instance.objectNode().put("cniVersion", "9.9.9");
        object.set(text(), value(depthLeft));
        return object;
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}
