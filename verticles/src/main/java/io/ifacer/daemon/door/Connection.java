package io.ifacer.daemon.door;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.concurrent.TimeUnit;
import jnr.unixsocket.UnixSocketChannel;

/** One client, from its first byte to the last of its answer. */
final class Connection {

    private enum State {
        READING,
        /** Its request outgrew the small buffer, and the memory for large ones is taken. */
        WAITING_FOR_MEMORY,
        /** With the handler. Nothing is awaited of the client but that it is still there. */
        IN_HAND,
        ANSWERING,
        CLOSED
    }

    /** jnr copies all that remains at every write. */
    private static final int WRITE_BYTES = 64 * 1024;

    private final UnixSocketChannel channel;
    private final DoorLoop loop;
    private final RequestBuffer request;
    private State state = State.READING;
    private boolean large;
    /** Of the memory that large requests share. */
    private long heldBytes;

    private long deadlineNanos;
    private ByteBuffer answer = ByteBuffer.allocate(0);

    Connection(UnixSocketChannel channel, DoorLoop loop, long nowNanos) throws IOException {
        this.channel = channel;
        this.loop = loop;
        this.request = new RequestBuffer(loop.settings().maxBytes());
        startReading(nowNanos);
    }

    private void startReading(long nowNanos) throws IOException {
        state = State.READING;
        deadlineNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(loop.settings().requestDeadlineMillis());
        loop.readiness().await(channel, SelectionKey.OP_READ, this);
    }

    /** The channel can be read from or written to; where neither was asked for, the client has gone. */
    void ready(long nowNanos) throws IOException {
        switch (state) {
            case READING -> read(nowNanos);
            case ANSWERING -> write();
            case WAITING_FOR_MEMORY, IN_HAND, CLOSED -> close();
        }
    }

    /** Of the client nothing is asked now; its half-close is no event, its end is one. */
    private void awaitOnlyTheEnd(State next, long nowNanos) throws IOException {
        state = next;
        deadlineNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(loop.settings().handDeadlineMillis());
        loop.readiness().await(channel, Readiness.NOTHING, this);
    }

    /** Reads twice at most, so that a short request is done in one go and a long one leaves the others their turn. */
    void read(long nowNanos) throws IOException {
        for (int reads = 0; reads < 2 && state == State.READING; reads++) {
            if (!large && request.smallRoom() == 0 && !enterLarge(nowNanos)) {
                return;
            }
            ByteBuffer scratch = loop.scratch();
            scratch.limit(large ? scratch.capacity() : Math.min(scratch.capacity(), request.smallRoom()));
            int count = channel.read(scratch);
            if (count < 0) {
                requestEnded(nowNanos);
                return;
            }
            request.add(scratch.flip());
            if (request.isTooLong()) {
                holdOnly(0); // it is read to its end and forgotten
            }
            if (count == 0) {
                return;
            }
        }
    }

    private boolean enterLarge(long nowNanos) throws IOException {
        if (loop.memory().enter(this)) {
            large = true;
            heldBytes = loop.memory().wholeBytes();
        } else {
            awaitOnlyTheEnd(State.WAITING_FOR_MEMORY, nowNanos);
        }
        return large;
    }

    /** The time spent in the queue was not the client's fault. */
    void memoryGiven() {
        large = true;
        heldBytes = loop.memory().wholeBytes();
        try {
            startReading(System.nanoTime());
        } catch (IOException e) {
            close();
        }
    }

    private void requestEnded(long nowNanos) throws IOException {
        if (request.isEmpty()) {
            // Somebody looked whether the door is there.
            close();
            return;
        }
        awaitOnlyTheEnd(State.IN_HAND, nowNanos);
        if (request.isTooLong()) {
            loop.refuseTooLong(this, nowNanos);
        } else if (large) {
            loop.handleInTurn(this);
        } else {
            handIn();
        }
    }

    /** The handler takes the request, unless its client has gone while it waited for its turn. */
    void handIn() {
        if (state == State.CLOSED) {
            loop.forget(this);
        } else {
            loop.handle(this, request.take());
        }
    }

    /** Gives back what the request does not need any more. */
    void holdOnly(long bytes) {
        if (bytes < heldBytes) {
            long free = heldBytes - bytes;
            heldBytes = bytes;
            loop.memory().giveBack(free);
        }
    }

    /** The answer has come. */
    void answer(ByteBuffer bytes, long nowNanos) throws IOException {
        if (state != State.IN_HAND) {
            return;
        }
        state = State.ANSWERING;
        answer = bytes;
        deadlineNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(loop.settings().answerDeadlineMillis());
        write();
    }

    private void write() throws IOException {
        while (answer.position() < answer.capacity()) {
            answer.limit(Math.min(answer.capacity(), answer.position() + WRITE_BYTES));
            channel.write(answer);
            if (answer.hasRemaining()) {
                loop.readiness().await(channel, SelectionKey.OP_WRITE, this);
                return;
            }
        }
        close();
    }

    /** Whether its request is not yet complete. */
    boolean isReading() {
        return state == State.READING || state == State.WAITING_FOR_MEMORY;
    }

    /** Until when what is awaited now has to come; there is always something. */
    long deadlineNanos() {
        return deadlineNanos;
    }

    /** The deadline has passed: who is at the client's mercy is sent away, who waited for us is told so. */
    void lapse(long nowNanos) throws IOException {
        if (state == State.WAITING_FOR_MEMORY || state == State.IN_HAND) {
            loop.memory().stopWaiting(this);
            state = State.IN_HAND;
            answer(loop.answers().late(), nowNanos);
        } else {
            close();
        }
    }

    /** What did not come before the deadline. */
    String missed() {
        return switch (state) {
            case READING ->
                "it had sent " + request.size() + " bytes and no end after "
                        + loop.settings().requestDeadlineMillis() + " ms";
            case WAITING_FOR_MEMORY ->
                "it had waited for " + loop.settings().handDeadlineMillis() + " ms to send a large request";
            case IN_HAND ->
                "its request was not answered within " + loop.settings().handDeadlineMillis() + " ms";
            case ANSWERING, CLOSED ->
                "it had read " + answer.position() + " of the answer's " + answer.capacity() + " bytes after "
                        + loop.settings().answerDeadlineMillis() + " ms";
        };
    }

    /** Ends it at whatever point it is; a second time is nothing. */
    void close() {
        if (state == State.CLOSED) {
            return;
        }
        State before = state;
        state = State.CLOSED;
        loop.closed(this, before == State.IN_HAND);
        try {
            channel.close();
        } catch (IOException e) {
            loop.troubleClosing(e);
        }
        if (before == State.WAITING_FOR_MEMORY) {
            loop.memory().stopWaiting(this);
        }
        if (before != State.IN_HAND) {
            holdOnly(0);
        }
    }

    /** The handler did not take its request. */
    void notTaken() {
        state = State.ANSWERING;
    }
}
