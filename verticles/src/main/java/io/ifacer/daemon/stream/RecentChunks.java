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

    private EventChunk make(long after, EventFormat format, EventFilter filter, int enoughBytes) {
        Buffer bytes = Buffer.buffer();
        long to = after;
        while (to < history.newest() && bytes.length() < enoughBytes) {
            StoredEvent event = history.get(++to);
            if (event != null && filter.passes(event)) {
                format.write(bytes, event.id(), event.type(), event.json());
            }
        }
        // of exactly that size: a buffer that grew holds up to twice what is in it, and this may wait long for a slow
        // reader
        return new EventChunk(to, Buffer.buffer(bytes.length()).appendBuffer(bytes));
    }
}
