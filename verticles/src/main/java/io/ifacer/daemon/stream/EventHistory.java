package io.ifacer.daemon.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last events, bounded in number: readers have a place in it, and nothing is kept for each of them. */
public final class EventHistory {

    private final StoredEvent[] ring;
    private final RecentChunks chunks = new RecentChunks(this);
    private long first = 1;
    private long newest;
    private long missed;

    /** @param events how many are kept, at least 1 */
    public EventHistory(int events) {
        this.ring = new StoredEvent[events];
    }

    /**
     * Adds an event; the oldest gives way. Where some between it and the newest were left out, the history begins anew with it, so that
     * every reader is told of them.
     *
     * @throws IllegalArgumentException when its sequence number is not above the newest
     */
    public void append(StoredEvent event) {
        if (event.sequence() <= newest) {
            throw new IllegalArgumentException("event " + event.sequence() + " after " + newest);
        }
        if (event.sequence() > newest + 1) {
            first = event.sequence();
        }
        newest = event.sequence();
        ring[place(newest)] = event;
    }

    /** The sequence number of the newest event; 0 when there was none. */
    public long newest() {
        return newest;
    }

    /** The sequence number of the oldest event that is still there; above {@link #newest()} when there is none. */
    public long oldest() {
        return Math.max(first, newest - ring.length + 1);
    }

    /** A reader was told that it missed so many. */
    void missedBy(long events) {
        missed += events;
    }

    /** How many events readers were told that they missed, summed up over all there ever were. */
    public long missed() {
        return missed;
    }

    /** One event; null when it is no longer there or not there yet. */
    public @Nullable StoredEvent get(long sequence) {
        return sequence < oldest() || sequence > newest ? null : ring[place(sequence)];
    }

    /**
     * What follows an event, as it goes on a stream.
     *
     * @param after the sequence number of that event; what is no longer there is left out
     * @param enoughBytes no further event is added once there are so many; a single event is never cut
     */
    EventChunk chunk(long after, EventFormat format, EventFilter filter, int enoughBytes) {
        return chunks.after(after, format, filter, enoughBytes);
    }

    /** The last events that pass a filter, oldest first. */
    public List<StoredEvent> last(int count, EventFilter filter) {
        Deque<StoredEvent> found = new ArrayDeque<>();
        for (long sequence = newest; sequence >= oldest() && found.size() < count; sequence--) {
            StoredEvent event = ring[place(sequence)];
            if (filter.passes(event)) {
                found.addFirst(event);
            }
        }
        return List.copyOf(found);
    }

    private int place(long sequence) {
        return (int) (sequence % ring.length);
    }
}
