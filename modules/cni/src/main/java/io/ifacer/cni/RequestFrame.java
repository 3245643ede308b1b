package io.ifacer.cni;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What comes through the door, taken apart: the variables as NAME=value, each ended by NUL, an empty one to close, then
 * the configuration to the end.
 *
 * @param variables by name; those whose name does not begin with CNI_ are left out
 */
record RequestFrame(Map<String, String> variables, int configOffset) {

    private static final String PREFIX = "CNI_";

    /** More than CNI has, few enough that a broken request costs nothing. */
    private static final int MAX_VARIABLES = 64;

    /** Of all variables together, as the plugin has it (modules/shim, limits.h): real ones are below 2 KiB. */
    static final int MAX_VARIABLES_BYTES = 64 << 10;

    /**
     * Takes a request apart.
     *
     * @throws MalformedRequestException when it is not one
     * @throws CniException code 4 when its variables are longer than {@link #MAX_VARIABLES_BYTES}
     */
    static RequestFrame of(byte[] request) throws CniException {
        Map<String, String> variables = new HashMap<>();
        int offset = 0;
        for (int count = 0; count <= MAX_VARIABLES; count++) {
            int end = indexOfNul(request, offset);
            if (end < 0) {
                throw new MalformedRequestException(
                        "it ends at byte " + request.length + " inside the list of variables");
            }
            if (end == offset) {
                return new RequestFrame(Map.copyOf(variables), end + 1);
            }
            if (end >= MAX_VARIABLES_BYTES) {
                throw new CniException(
                        CniCode.INVALID_ENVIRONMENT,
                        "the CNI_* variables are longer than " + MAX_VARIABLES_BYTES + " bytes together");
            }
            add(variables, text(request, offset, end), offset);
            offset = end + 1;
        }
        throw new MalformedRequestException("it has more than " + MAX_VARIABLES + " variables");
    }

    private static void add(Map<String, String> variables, String entry, int offset) throws MalformedRequestException {
        int equals = entry.indexOf('=');
        if (equals <= 0) {
            throw new MalformedRequestException("the variable at byte " + offset + " is not NAME=value");
        }
        String name = entry.substring(0, equals);
        if (!name.startsWith(PREFIX)) {
            return;
        }
        if (variables.put(name, entry.substring(equals + 1)) != null) {
            throw new MalformedRequestException("the variable " + Excerpt.of(name) + " is there twice");
        }
    }

    private static int indexOfNul(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String text(byte[] bytes, int from, int to) throws MalformedRequestException {
        try {
            // A fresh decoder reports what new String() would silently replace.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRequestException("the variable at byte " + from + " is not UTF-8");
        }
    }

    ConfigBytes config(byte[] request) {
        return ConfigBytes.from(request, configOffset);
    }

    /** The configuration of a request whose variables nobody looks at; none where the framing is broken. */
    static ConfigBytes configIn(byte[] request) {
        int offset = 0;
        for (int end = indexOfNul(request, 0); end >= 0; end = indexOfNul(request, offset)) {
            if (end == offset) {
                return ConfigBytes.from(request, end + 1);
            }
            offset = end + 1;
        }
        return ConfigBytes.none();
    }
}
