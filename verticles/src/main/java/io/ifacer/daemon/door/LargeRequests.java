package io.ifacer.daemon.door;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The few places for requests that outgrow the small buffer every connection has, so that the memory of all together is
 * bounded. Whoever has a place can go on to the end with it, therefore those who wait get theirs in time.
 */
final class LargeRequests {

    private final Deque<Connection> waiting = new ArrayDeque<>();
    private int free;

    LargeRequests(int places) {
        this.free = places;
    }

    /** Whether a place was free; otherwise the connection is called when one is. */
    boolean enter(Connection connection) {
        if (free == 0) {
            waiting.add(connection);
            return false;
        }
        free--;
        return true;
    }

    /** Gives up the place, to the one who waited longest. */
    void leave() {
        Connection next = waiting.poll();
        if (next == null) {
            free++;
        } else {
            next.largePlaceGiven();
        }
    }

    void stopWaiting(Connection connection) {
        waiting.remove(connection);
    }
}
