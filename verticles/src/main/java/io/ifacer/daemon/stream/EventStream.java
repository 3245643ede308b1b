package io.ifacer.daemon.stream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;

/** A reader and the connection that it writes to, no faster than that takes it. */
final class EventStream {

    /** What is given to a connection at once, and waits for it at most twice: little, since there may be a thousand slow ones. */
    static final int CHUNK_BYTES = 8 << 10;

    private final EventReader reader;
    private final EventFormat format;
    private final WriteStream<Buffer> connection;
    private final Runnable hangUp;
    private boolean full;
    private boolean wrote;
    private int beatsWhileFull;

    EventStream(EventReader reader, EventFormat format, WriteStream<Buffer> connection, Runnable hangUp) {
        this.reader = reader;
        this.format = format;
        this.connection = connection;
        this.hangUp = hangUp;
        connection.setWriteQueueMaxSize(CHUNK_BYTES);
        connection.drainHandler(none -> {
            full = false;
            beatsWhileFull = 0;
            pump();
        });
    }

    /** Writes what is new, as far as the connection takes it. */
    void pump() {
        while (!full) {
            Buffer next = reader.next(CHUNK_BYTES);
            if (next.length() == 0) {
                return;
            }
            write(next);
        }
    }

    private void write(Buffer bytes) {
        connection.write(bytes);
        wrote = true;
        full = connection.writeQueueFull();
    }

    /** Shows that it is alive where nothing else was written since the last time. */
    void beat() {
        if (full) {
            beatsWhileFull++;
        } else if (!wrote) {
            write(format.heartbeat());
        }
        wrote = false;
    }

    /** For how many heartbeats the connection has taken nothing. */
    int beatsWhileFull() {
        return beatsWhileFull;
    }

    /** Ends it in order, once all that was written is read. */
    void end() {
        connection.end();
    }

    /** Ends it at once: who reads nothing would never see an end in order. */
    void hangUp() {
        hangUp.run();
    }
}
