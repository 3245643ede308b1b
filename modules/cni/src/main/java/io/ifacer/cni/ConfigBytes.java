package io.ifacer.cni;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes that the runtime gave the plugin on stdin: a part of the request's own array, which nobody copies. */
public final class ConfigBytes {

    private static final ConfigBytes NONE = of(new byte[0]);

    private final byte[] array;
    private final int offset;

    private ConfigBytes(byte[] array, int offset) {
        this.array = array;
        this.offset = offset;
    }

    /** All of an array, which must not be changed from now on. */
    public static ConfigBytes of(byte[] array) {
        return from(array, 0);
    }

    /** No bytes at all. */
    public static ConfigBytes none() {
        return NONE;
    }

    static ConfigBytes from(byte[] array, int offset) {
        return new ConfigBytes(array, offset);
    }

    public int length() {
        return array.length - offset;
    }

    byte[] array() {
        return array;
    }

    int offset() {
        return offset;
    }

    /** The bytes between two places, counted from the first of these; for reading only, and without a copy. */
    ByteBuffer part(long from, long to) {
        return ByteBuffer.wrap(array, Math.toIntExact(offset + from), Math.toIntExact(to - from))
                .asReadOnlyBuffer();
    }

    /** The bytes themselves. */
    byte[] copy() {
        return Arrays.copyOfRange(array, offset, array.length);
    }
}
