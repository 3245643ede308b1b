package io.ifacer.daemon.stream;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.WriteStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A connection whose other end takes what was written when the test says so; what waits is counted as Vert.x does. */
final class SlowConnection implements WriteStream<Buffer> {

    private final Deque<Buffer> waiting = new ArrayDeque<>();
    private final Buffer taken = Buffer.buffer();
    private Handler<Void> drained = none -> {};
    private int maxBytes = Integer.MAX_VALUE;
    private int waitingBytes;
    private int mostWaitingBytes;
    private boolean wasFull;
    private boolean hungUp;

    /** The other end reads one buffer. */
    void takeOne() {
        Buffer next = waiting.poll();
        if (next == null) {
            return;
        }
        taken.appendBuffer(next);
        waitingBytes -= next.length();
        if (wasFull && waitingBytes <= maxBytes / 2) {
            wasFull = false;
            drained.handle(null);
        }
    }

    /** The other end reads as long as there is something. */
    void takeAll() {
        while (!waiting.isEmpty()) {
            takeOne();
        }
    }

    List<Buffer> waiting() {
        return List.copyOf(waiting);
    }

    int mostWaitingBytes() {
        return mostWaitingBytes;
    }

    /** The sequence numbers of the events that arrived. */
    List<Long> sequences() {
        return lines().stream()
                .map(line -> line.getJsonObject("data").getLong("sequence"))
                .filter(sequence -> sequence != null)
                .toList();
    }

    /** How many events this reader was told to have missed. */
    long missed() {
        return lines().stream()
                .mapToLong(line -> line.getJsonObject("data").getLong("missed", 0L))
                .sum();
    }

    private List<JsonObject> lines() {
        List<JsonObject> lines = new ArrayList<>();
        taken.toString()
                .lines()
                .filter(line -> !line.isEmpty())
                .map(JsonObject::new)
                .forEach(lines::add);
        return lines;
    }

    void hangUp() {
        hungUp = true;
    }

    boolean isHungUp() {
        return hungUp;
    }

    @Override
    public Future<Void> write(Buffer bytes) {
        waiting.add(bytes);
        waitingBytes += bytes.length();
        mostWaitingBytes = Math.max(mostWaitingBytes, waitingBytes);
        return Future.succeededFuture();
    }

    @Override
    public boolean writeQueueFull() {
        wasFull = waitingBytes >= maxBytes;
        return wasFull;
    }

    @Override
    public SlowConnection setWriteQueueMaxSize(int bytes) {
        maxBytes = bytes;
        return this;
    }

    @Override
    public SlowConnection drainHandler(Handler<Void> handler) {
        drained = handler;
        return this;
    }

    @Override
    public SlowConnection exceptionHandler(Handler<Throwable> handler) {
        return this;
    }

    @Override
    public Future<Void> end() {
        return Future.succeededFuture();
    }
}
