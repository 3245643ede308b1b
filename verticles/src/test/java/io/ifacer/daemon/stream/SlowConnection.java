package io.ifacer.daemon.stream;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.WriteStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A connection whose other end takes what was written when the test says so; what waits is counted. */
final class SlowConnection implements WriteStream<Buffer> {

    private record Waiting(Buffer bytes, Promise<Void> taken) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Buffer taken = Buffer.buffer();
    private int waitingBytes;
    private int mostWaitingBytes;
    private boolean hungUp;

    /** The other end reads one buffer. */
    void takeOne() {
        Waiting next = waiting.poll();
        if (next == null) {
            return;
        }
        taken.appendBuffer(next.bytes());
        waitingBytes -= next.bytes().length();
        next.taken().complete();
    }

    /** The other end reads as long as there is something. */
    void takeAll() {
        while (!waiting.isEmpty()) {
            takeOne();
        }
    }

    List<Buffer> waiting() {
        return waiting.stream().map(Waiting::bytes).toList();
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
        Promise<Void> promise = Promise.promise();
        waiting.add(new Waiting(bytes, promise));
        waitingBytes += bytes.length();
        mostWaitingBytes = Math.max(mostWaitingBytes, waitingBytes);
        return promise.future();
    }

    @Override
    public boolean writeQueueFull() {
        return false; // as Vert.x's says until sixteen buffers wait, of whatever size
    }

    @Override
    public SlowConnection setWriteQueueMaxSize(int bytes) {
        return this;
    }

    @Override
    public SlowConnection drainHandler(Handler<Void> handler) {
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
