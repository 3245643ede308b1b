package io.ifacer.cni;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    static RequestFrame of(byte[] request) throws MalformedRequestException {
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

    byte[] config(byte[] request) {
        return Arrays.copyOfRange(request, configOffset, request.length);
    }
}
