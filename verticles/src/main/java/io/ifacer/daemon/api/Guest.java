package io.ifacer.daemon.api;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection, and what it has business with here. Requests are met one after the other, each when the answer before it is
 * with the kernel: one that does not read its answers is not read from either, and holds one answer of ours at most.
 */
final class Guest implements GuestHandler.Requests {

    private enum State {
        /** Nothing of it is at work; the head of a request is awaited. */
        IDLE,
        /** Its request is at work, or its answer on the way. */
        ASKING,
        /** It follows the events, which has rules of its own ({@code EventStreams}). */
        FOLLOWING,
        GONE
    }

    private final Guests guests;
    private final ConnectionBase connection;
    private State state = State.IDLE;
    private int headsBehind;
    private boolean writing;
    private @Nullable Runnable next;
    private long sinceNanos;
    private long deadlineNanos;

    Guest(Guests guests, ConnectionBase connection, long nowNanos) {
        this.guests = guests;
        this.connection = connection;
        await(nowNanos, guests.bounds().firstHeadMillis());
    }

    private void await(long nowNanos, long millis) {
        sinceNanos = nowNanos;
        deadlineNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    Channel channel() {
        return connection.channel();
    }

    @Override
    public void headCame() {
        headsBehind++;
    }

    /** A request, the one before it having been answered; begins now, or when that answer is with the kernel. */
    void asks(Runnable serve) {
        headsBehind--;
        state = State.ASKING;
        if (writing) {
            next = serve;
        } else {
            begin(serve);
        }
    }

    private void begin(Runnable serve) {
        await(System.nanoTime(), ApiBounds.WORK_MILLIS);
        guests.moved(this);
        serve.run();
    }

    /**
     * Ends the response.
     *
     * @return false when too much is on the way to too many already: then nothing was done
     */
    boolean answer(HttpServerResponse response, Buffer body) {
        int bytes = body.length();
        if (!guests.room().take(bytes)) {
            return false;
        }
        // before the end: the next request comes in the midst of that
        beginsToWrite();
        response.end(body).onComplete(any -> {
            guests.room().giveBack(bytes);
            written();
        });
        return true;
    }

    /** A part of an answer, or a whole one, is about to be written. */
    void beginsToWrite() {
        writing = true;
        await(System.nanoTime(), guests.bounds().takeMillis());
    }

    /** An answer is with the kernel, to its end; or never will be. */
    void written() {
        writing = false;
        Runnable waiting = next;
        next = null;
        if (state == State.GONE) {
            return;
        }
        if (waiting == null) {
            state = State.IDLE;
            await(System.nanoTime(), guests.bounds().idleMillis());
            guests.moved(this);
        } else {
            // not at once: one that asks a thousand times takes turns with the others
            connection.context().runOnContext(none -> begin(waiting));
        }
    }

    /** Ends an answer that was written in parts. */
    void end(HttpServerResponse response) {
        Future<Void> ended = response.end();
        ended.onComplete(any -> written());
    }

    /**
     * From now on it follows, and may say nothing more.
     *
     * @throws ApiException 400 when it has said more already: that would never be met
     */
    void follow() {
        if (headsBehind > 0) {
            throw new ApiException(400, "found further requests behind this one, which never ends; wanted: none");
        }
        state = State.FOLLOWING;
        guests.follows(this);
        channel().pipeline().addFirst(new GuestHandler.Deaf());
    }

    @Override
    public boolean isFollowing() {
        return state == State.FOLLOWING;
    }

    boolean isIdle() {
        return state == State.IDLE;
    }

    /** Whether it is its turn to read, for at least so long. */
    boolean hasNotReadFor(long nowNanos, long millis) {
        return writing && nowNanos - sinceNanos >= TimeUnit.MILLISECONDS.toNanos(millis);
    }

    boolean isLate(long nowNanos) {
        return nowNanos - deadlineNanos >= 0;
    }

    /** It is gone, or about to be. */
    void left() {
        state = State.GONE;
    }

    /** Ends it at once. {@code HttpConnection.close()} first waits until all that was written has been read. */
    void hangUp() {
        guests.left(this);
        ChannelFuture unused = connection.channelHandlerContext().close();
    }
}
