package io.ifacer.daemon.stream;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The chunks of the history that were made last. Readers that keep up are all at the same place, and want the same bytes:
 * those are put together once and not once for each of them.
 */
final class RecentChunks {

    /** A burst is a few chunks in each format; whoever is elsewhere gets chunks of its own. */
    private static final int KEPT = 32;

    /** Larger ones are for somebody who wants all at once, and not for the crowd. */
    private static final int LARGEST_KEPT_BYTES = 32 << 10;

    private record Place(long after, EventFormat format, EventFilter filter, int enoughBytes) {}

    private final EventHistory history;
    private final Map<Place, EventChunk> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, EventChunk> eldest) {
            return size() > KEPT;
        }
    };

    RecentChunks(EventHistory history) {
        this.history = history;
    }

    EventChunk after(long after, EventFormat format, EventFilter filter, int enoughBytes) {
        if (after >= history.newest()) {
            return new EventChunk(after, Buffer.buffer());
        }
        if (enoughBytes > LARGEST_KEPT_BYTES) {
            return make(after, format, filter, enoughBytes);
        }
        return recent.computeIfAbsent(
                new Place(after, format, filter, enoughBytes), place -> make(after, format, filter, enoughBytes));
    }

    /** Measured before it is made: a buffer that grows takes up to twice what is in it, and it may wait long for a slow reader. */
    private EventChunk make(long after, EventFormat format, EventFilter filter, int enoughBytes) {
        long to = after;
        int bytes = 0;
        while (to < history.newest() && bytes < enoughBytes) {
            StoredEvent event = history.get(++to);
            if (event != null && filter.passes(event)) {
                bytes += format.bytes(event.id(), event.type(), event.json());
            }
        }
        Buffer buffer = Buffer.buffer(bytes);
        for (long sequence = after + 1; sequence <= to; sequence++) {
            StoredEvent event = history.get(sequence);
            if (event != null && filter.passes(event)) {
                format.write(buffer, event.id(), event.type(), event.json());
            }
        }
        return new EventChunk(to, buffer);
    }
}
