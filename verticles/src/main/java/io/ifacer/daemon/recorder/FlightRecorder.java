package io.ifacer.daemon.recorder;

import io.ifacer.link.engine.Input;
import io.ifacer.store.disk.DiskException;
import io.ifacer.store.recording.Moment;
import io.ifacer.store.recording.RecordingRing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records moments without ever holding up whoever has them: handing one over is a place in a queue. When the queue is full
 * the moment is lost and counted, and the recording begins anew after the gap. A disk that refuses is told once, and tried
 * again after a while.
 */
public final class FlightRecorder {

    private static final Logger log = LoggerFactory.getLogger("recorder");

    /** Some tenths of a second of the heaviest traffic, in references to what exists anyway. */
    private static final int QUEUE_MOMENTS = 8_192;

    private static final int BATCH_MOMENTS = 256;
    private static final long RETRY_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long STOP_MILLIS = 2_000;

    /** Nothing comes after it. */
    private static final Moment END = new Moment(Long.MAX_VALUE, new Input.Tick(), List.of());

    private final RecordingRing ring;
    private final BlockingQueue<Moment> queue;
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread = new Thread(this::run, "recorder");
    private boolean failed;
    private long retryAtNanos;

    public FlightRecorder(RecordingRing ring) {
        this(ring, QUEUE_MOMENTS);
    }

    FlightRecorder(RecordingRing ring, int queueMoments) {
        this.ring = ring;
        this.queue = new ArrayBlockingQueue<>(queueMoments);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Called by the engine's event loop only, so that the moments are in order. */
    public void record(Moment moment) {
        if (!queue.offer(moment)) {
            lost.incrementAndGet();
        }
    }

    /**
     * Writes what has been handed over, and ends; a recorder that cannot in time is left behind. It is not interrupted: that
     * would close the file under it (java.nio.channels.InterruptibleChannel).
     */
    public void stop() {
        try {
            if (queue.offer(END, STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                thread.join(STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        attempt(() -> ring.start(Instant.now()));
        List<Moment> batch = new ArrayList<>(BATCH_MOMENTS);
        try {
            boolean isLast = false;
            while (!isLast) {
                batch.add(queue.take());
                queue.drainTo(batch, BATCH_MOMENTS - 1);
                isLast = batch.remove(END);
                write(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            log.warn("the flight recorder was interrupted and ends");
        }
    }

    private void write(List<Moment> batch) {
        batch.forEach(this::write);
        if (!failed) {
            attempt(ring::flush);
        }
        long gap = lost.getAndSet(0);
        if (gap > 0 && !batch.isEmpty()) {
            log.warn("{} moments came too fast to be recorded; the recording begins anew after them", gap);
            ring.lost(gap);
            attempt(() ->
                    ring.restart(Instant.now(), batch.get(batch.size() - 1).atNanos()));
        }
    }

    private void write(Moment moment) {
        if (!failed) {
            attempt(() -> ring.add(moment, Instant.now()));
            return;
        }
        ring.skip(moment);
        if (moment.atNanos() - retryAtNanos >= 0) {
            retryAtNanos = moment.atNanos() + RETRY_NANOS;
            attempt(() -> ring.restart(Instant.now(), moment.atNanos()));
        }
    }

    private interface Attempt {
        void run() throws DiskException;
    }

    private void attempt(Attempt attempt) {
        try {
            attempt.run();
            failed = false;
        } catch (DiskException e) {
            if (!failed) {
                log.warn("{}: the flight recorder tries again every {} s", e.getMessage(), RETRY_NANOS / 1_000_000_000);
                retryAtNanos = System.nanoTime() + RETRY_NANOS;
            }
            failed = true;
        }
    }
}
