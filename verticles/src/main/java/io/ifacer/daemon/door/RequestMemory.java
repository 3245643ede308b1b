package io.ifacer.daemon.door;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The memory that all requests share which outgrow the small buffer every connection has, in bytes. Whoever is let in has as
 * much as the longest request may take, so that nobody waits for more in the middle; what a request turns out not to need it
 * gives back as soon as that is known, and the rest with its connection.
 */
final class RequestMemory {

    private final Deque<Connection> waiting = new ArrayDeque<>();
    private final int wholeBytes;
    private long freeBytes;

    /**
     * @param bytes that are shared, enough for one request at least
     * @param wholeBytes the longest request
     */
    RequestMemory(long bytes, int wholeBytes) {
        this.freeBytes = Math.max(bytes, wholeBytes);
        this.wholeBytes = wholeBytes;
    }

    /** How much is given to whoever is let in. */
    int wholeBytes() {
        return wholeBytes;
    }

    /** Whether there was room for a whole request; otherwise the connection is called when there is. */
    boolean enter(Connection connection) {
        if (freeBytes < wholeBytes || !waiting.isEmpty()) {
            waiting.add(connection);
            return false;
        }
        freeBytes -= wholeBytes;
        return true;
    }

    /** Takes back what is not needed any more, for those who have waited longest. */
    void giveBack(long bytes) {
        freeBytes += bytes;
        while (freeBytes >= wholeBytes && !waiting.isEmpty()) {
            freeBytes -= wholeBytes;
            waiting.remove().memoryGiven();
        }
    }

    void stopWaiting(Connection connection) {
        waiting.remove(connection);
    }
}
