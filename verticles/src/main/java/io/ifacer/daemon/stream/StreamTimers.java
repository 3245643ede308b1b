package io.ifacer.daemon.stream;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/**
 * When readers are written to: at once when it is quiet, and otherwise in bursts, so that ten thousand events a second do
 * not make as many writes to each reader. The more readers there are, the rarer the bursts: the loop also has to hear what
 * happens, and to answer others.
 */
public final class StreamTimers {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long HEARTBEAT_MILLIS = 10_000;

    /** Between two bursts, as many times as the last one took. */
    private static final int REST = 1;

    private final Vertx vertx;
    private final EventStreams streams;
    private final long heartbeatTimer;
    private long nextNanos = System.nanoTime();
    private boolean burstDue;

    public StreamTimers(Vertx vertx, EventStreams streams) {
        this.vertx = vertx;
        this.streams = streams;
        this.heartbeatTimer = vertx.setPeriodic(HEARTBEAT_MILLIS, none -> streams.beat());
    }

    /** There is something new in the history. */
    public void told() {
        if (burstDue || streams.size() == 0) {
            return;
        }
        long nowNanos = System.nanoTime();
        if (nowNanos - nextNanos >= 0) {
            burst(nowNanos);
        } else {
            burstAtNext(nowNanos);
        }
    }

    private void burstAtNext(long nowNanos) {
        burstDue = true;
        // rounded up: too early would only mean twice, and Vert.x takes no timer of 0
        long inMillis = TimeUnit.NANOSECONDS.toMillis(nextNanos - nowNanos) + 1;
        vertx.setTimer(inMillis, none -> {
            burstDue = false;
            burst(System.nanoTime());
        });
    }

    private void burst(long nowNanos) {
        boolean more = streams.burst(nowNanos + LONGEST_BURST_NANOS);
        long doneNanos = System.nanoTime();
        nextNanos = doneNanos + Math.max(more ? 0 : PAUSE_NANOS, REST * (doneNanos - nowNanos));
        if (more) {
            burstAtNext(doneNanos);
        }
    }

    /** Ends all streams. */
    public void close() {
        vertx.cancelTimer(heartbeatTimer);
        streams.end();
    }
}
