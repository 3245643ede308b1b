package io.ifacer.daemon.stream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The readers that follow what happens. When they are written to, {@link StreamTimers} says. */
public final class EventStreams {

    /** A connection that took nothing for so many heartbeats has nobody at its end. */
    static final int MAX_BEATS_WHILE_FULL = 6;

    private static final Logger log = LoggerFactory.getLogger("api");

    /** What one that is not known to be quick gets in its turn. */
    private static final int TURN_BYTES = 64 << 10;

    private static final int USUAL_READERS = 16;
    private static final float LOAD_FACTOR = 0.75f;

    /** In the order in which they were looked up: the longest ago first. */
    private final Map<WriteStream<Buffer>, EventStream> streams = new LinkedHashMap<>(USUAL_READERS, LOAD_FACTOR, true);

    private final LargeChunks largeChunks = new LargeChunks();

    /** How many readers follow. */
    public int size() {
        return streams.size();
    }

    /**
     * Lets a reader follow, beginning with what it has not read yet.
     *
     * @param hangUp closes the connection at once, whatever is still to be sent
     */
    public void follow(EventReader reader, EventFormat format, WriteStream<Buffer> connection, Runnable hangUp) {
        EventStream stream = new EventStream(reader, format, connection, largeChunks, hangUp);
        streams.put(connection, stream);
        connection.exceptionHandler(failure -> forget(connection));
        stream.pump();
    }

    /** A connection was closed. */
    public void forget(WriteStream<Buffer> connection) {
        streams.remove(connection);
    }

    /**
     * Gives everybody what is new: once for many events, since each write to each reader has its price. Quick ones come first, then the
     * others in turn, those that have waited longest before the rest: a crowd that does not keep up is not to make those late that do.
     *
     * @param untilNanos when to stop, by {@code System.nanoTime()}
     * @return whether somebody could take more at once
     */
    boolean burst(long untilNanos) {
        List<WriteStream<Buffer>> others = new ArrayList<>();
        streams.forEach((connection, stream) -> {
            if (stream.isQuick()) {
                stream.pump();
            } else {
                others.add(connection);
            }
        });
        boolean more = false;
        for (WriteStream<Buffer> connection : others) {
            if (System.nanoTime() - untilNanos >= 0) {
                return true;
            }
            EventStream stream = streams.get(connection); // which makes it the last in turn
            more |= stream != null && stream.pump(TURN_BYTES);
        }
        return more;
    }

    /** Shows readers that the daemon is there, and gives up those that are not. */
    void beat() {
        for (EventStream stream : List.copyOf(streams.values())) {
            stream.beat();
            if (stream.beatsWhileFull() >= MAX_BEATS_WHILE_FULL) {
                log.warn("a reader of events has taken nothing for a minute: its connection is closed");
                streams.values().remove(stream);
                stream.hangUp();
            }
        }
    }

    /** Ends all streams. */
    void end() {
        List.copyOf(streams.values()).forEach(EventStream::end);
        streams.clear();
    }
}
