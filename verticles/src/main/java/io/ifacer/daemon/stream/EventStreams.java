package io.ifacer.daemon.stream;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The readers that follow what happens. Events are written in bursts: at once when it is quiet, and otherwise no more
 * often than every {@value #BURST_MILLIS} ms, so that ten thousand events a second do not make as many writes to each reader.
 */
public final class EventStreams {

    private static final Logger log = LoggerFactory.getLogger("api");

    private static final long BURST_MILLIS = 2;
    private static final long HEARTBEAT_MILLIS = 10_000;

    /** A connection that took nothing for a minute has nobody at its end. */
    private static final int MAX_BEATS_WHILE_FULL = 6;

    private final Vertx vertx;
    private final EventHistory history;
    private final Map<WriteStream<Buffer>, EventStream> streams = new LinkedHashMap<>();
    private final long heartbeatTimer;
    private long burstNanos;
    private boolean burstDue;

    public EventStreams(Vertx vertx, EventHistory history) {
        this.vertx = vertx;
        this.history = history;
        this.burstNanos = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(BURST_MILLIS);
        this.heartbeatTimer = vertx.setPeriodic(HEARTBEAT_MILLIS, none -> beat());
    }

    /** An event happened. */
    public void publish(StoredEvent event) {
        history.append(event);
        if (burstDue || streams.isEmpty()) {
            return;
        }
        if (System.nanoTime() - burstNanos >= TimeUnit.MILLISECONDS.toNanos(BURST_MILLIS)) {
            burst();
        } else {
            burstDue = true;
            vertx.setTimer(BURST_MILLIS, none -> {
                burstDue = false;
                burst();
            });
        }
    }

    /** How many readers follow. */
    public int size() {
        return streams.size();
    }

    /** Lets a reader follow, beginning with what it has not read yet. */
    public void follow(EventReader reader, EventFormat format, WriteStream<Buffer> connection) {
        EventStream stream = new EventStream(reader, format, connection);
        streams.put(connection, stream);
        connection.exceptionHandler(failure -> streams.remove(connection));
        stream.pump();
    }

    /** A connection was closed. */
    public void forget(WriteStream<Buffer> connection) {
        streams.remove(connection);
    }

    /** Ends all streams. */
    public void close() {
        vertx.cancelTimer(heartbeatTimer);
        List.copyOf(streams.values()).forEach(EventStream::end);
        streams.clear();
    }

    private void burst() {
        burstNanos = System.nanoTime();
        List.copyOf(streams.values()).forEach(EventStream::pump);
    }

    private void beat() {
        streams.values().forEach(EventStream::beat);
        for (EventStream stream : List.copyOf(streams.values())) {
            if (stream.beatsWhileFull() >= MAX_BEATS_WHILE_FULL) {
                log.warn("a reader of events has taken nothing for a minute: its connection is closed");
                streams.values().remove(stream);
                stream.end();
            }
        }
    }
}
