package io.ifacer.daemon.door;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes of a request so far. Past the limit they are counted out and forgotten. */
final class RequestBuffer {

    /** What nearly every request fits in: a conflist entry and the variables take one or two thousand bytes. */
    static final int SMALL_BYTES = 16 * 1024;

    private static final int FIRST_BYTES = 2 * 1024;

    private final int maxBytes;
    private byte[] bytes = {};
    private int size;
    private boolean tooLong;

    RequestBuffer(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0 && !tooLong;
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** How many bytes may be added before the buffer has to become a large one. */
    int smallRoom() {
        return SMALL_BYTES - size;
    }

    void add(ByteBuffer more) {
        if (tooLong || more.remaining() > maxBytes - size) {
            tooLong = true;
            bytes = new byte[0];
            size = 0;
            return;
        }
        int wanted = size + more.remaining();
        if (wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(maxBytes, Math.max(FIRST_BYTES, Math.max(wanted, 2 * bytes.length))));
        }
        more.get(bytes, size, more.remaining());
        size = wanted;
    }

    /** The request, which the buffer then no longer holds. */
    byte[] take() {
        byte[] request = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        bytes = new byte[0];
        size = 0;
        return request;
    }
}
