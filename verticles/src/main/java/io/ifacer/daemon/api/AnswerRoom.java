package io.ifacer.daemon.api;

/**
 * The memory for answers on their way. A small one always has room, since there are only so many connections with one answer
 * each; large ones share what there is.
 */
final class AnswerRoom {

    static final int SMALL_BYTES = 32 << 10;

    private final long mostBytes;
    private long takenBytes;

    AnswerRoom(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Whether an answer of that length may go out; one alone always may. */
    boolean take(int bytes) {
        if (bytes > SMALL_BYTES && takenBytes > 0 && takenBytes + bytes > mostBytes) {
            return false;
        }
        takenBytes += large(bytes);
        return true;
    }

    /** An answer is with the kernel, or never will be. */
    void giveBack(int bytes) {
        takenBytes -= large(bytes);
    }

    private static int large(int bytes) {
        return bytes > SMALL_BYTES ? bytes : 0;
    }
}
