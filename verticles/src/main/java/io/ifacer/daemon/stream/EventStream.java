package io.ifacer.daemon.stream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;

/** A reader and the connection that it writes to, no faster than that takes it. */
final class EventStream {

    /** What is given to a connection at once, and waits for it: little, since there may be a thousand slow ones. */
    static final int CHUNK_BYTES = 4 << 10;

    /**
     * One that takes more than this between two heartbeats is quick and gets larger chunks, since each write has its price. It is above
     * what the kernel takes for a reader that does not read.
     */
    static final int QUICK_BYTES = 512 << 10;

    private final EventReader reader;
    private final EventFormat format;
    private final WriteStream<Buffer> connection;
    private final Runnable hangUp;
    private final LargeChunks largeChunks;
    private int takenBytes;
    private int takenBeforeBytes;
    private int underWayBytes;
    private boolean pumping;
    private boolean wrote;
    private int beatsWhileFull;

    EventStream(
            EventReader reader,
            EventFormat format,
            WriteStream<Buffer> connection,
            LargeChunks largeChunks,
            Runnable hangUp) {
        this.reader = reader;
        this.largeChunks = largeChunks;
        this.format = format;
        this.connection = connection;
        this.hangUp = hangUp;
    }

    /** Whether it has taken much lately. */
    boolean isQuick() {
        return Math.max(takenBytes, takenBeforeBytes) >= QUICK_BYTES;
    }

    /** Writes what is new, as far as the connection takes it. */
    void pump() {
        pump(Integer.MAX_VALUE);
    }

    /**
     * Writes what is new, as far as the connection takes it.
     *
     * @param enoughBytes no more is written once there are so many
     * @return whether it could go on at once
     */
    boolean pump(int enoughBytes) {
        if (pumping) {
            return false; // a write that is taken at once comes back here
        }
        pumping = true;
        try {
            return write(enoughBytes);
        } finally {
            pumping = false;
        }
    }

    private boolean write(int enoughBytes) {
        int bytes = 0;
        while (!isFull()) {
            if (bytes >= enoughBytes) {
                return true;
            }
            boolean large = isQuick() && largeChunks.take();
            Buffer next = reader.next(large ? LargeChunks.BYTES : CHUNK_BYTES);
            write(next, large ? largeChunks::giveBack : () -> {});
            if (next.length() == 0) {
                return false;
            }
            bytes += next.length();
        }
        return false;
    }

    /**
     * What is under way is counted here: a Vert.x connection says that it is full only when, beyond the channel's own limit, sixteen
     * buffers wait, of whatever size.
     */
    private void write(Buffer bytes, Runnable over) {
        if (bytes.length() == 0) {
            over.run();
            return;
        }
        underWayBytes += bytes.length();
        wrote = true;
        connection.write(bytes).onComplete(any -> over.run()).onSuccess(none -> {
            underWayBytes -= bytes.length();
            takenBytes += bytes.length();
            beatsWhileFull = 0;
            pump();
        });
    }

    private boolean isFull() {
        return underWayBytes >= CHUNK_BYTES;
    }

    /** Shows that it is alive where nothing else was written since the last time. */
    void beat() {
        if (isFull()) {
            beatsWhileFull++;
        } else if (!wrote) {
            write(format.heartbeat(), () -> {});
        }
        wrote = false;
        takenBeforeBytes = takenBytes;
        takenBytes = 0;
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
