package io.ifacer.daemon.door;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import jnr.enxio.channels.NativeSelectorProvider;

/**
 * jnr's selector (poll(2) underneath) with its corners rounded off:
 *
 * <ul>
 *   <li>A client that has gone makes poll report POLLHUP whatever was asked for (net/unix/af_unix.c, unix_poll: both
 *       directions shut; the half-close at a request's end is none), and its key comes out selected with no operation
 *       ready. That is how a client that nothing is asked of is missed; it must be closed then, or the thread would spin.
 *   <li>Each wake-up writes a byte to a pipe and each selection reads one: they have to be joined here.
 *   <li>A timeout of 0 means for ever.
 * </ul>
 */
final class Readiness implements AutoCloseable {

    /** Waits for an event, however long. */
    static final long FOREVER = Long.MAX_VALUE;

    /** The operations of a channel of which only the end is awaited. */
    static final int NOTHING = 0;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile long selections;

    Readiness() throws IOException {
        selector = NativeSelectorProvider.getInstance().openSelector();
    }

    /** The channel's key, asking for these operations from now on. */
    SelectionKey await(SelectableChannel channel, int operations, Object attachment) throws IOException {
        return channel.register(selector, operations, attachment);
    }

    /**
     * The keys that are ready, none when woken or after the time.
     *
     * @param timeoutNanos how long to wait at most
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the door's thread counts, others read
    List<SelectionKey> select(long timeoutNanos) throws IOException {
        selections++;
        if (timeoutNanos == FOREVER) {
            selector.select();
        } else if (timeoutNanos <= 0) {
            selector.selectNow();
        } else {
            // Up, not down: to wake before the time would be to spin until it.
            long millis = (timeoutNanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
            selector.select(Math.min(millis, Integer.MAX_VALUE));
        }
        // Before the work is looked for that the wake-up announces: one that comes after this wakes again.
        woken.set(false);
        List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
        selector.selectedKeys().clear();
        return ready;
    }

    /** Ends the selection that is under way or the next one; from any thread. */
    void wakeUp() {
        if (woken.compareAndSet(false, true)) {
            writeWakeUp();
        }
    }

    /** Never after close: the pipe's number may be another file's by then. */
    private synchronized void writeWakeUp() {
        if (selector.isOpen()) {
            selector.wakeup();
        }
    }

    /** How often the thread has gone to wait; from any thread. */
    long selections() {
        return selections;
    }

    @Override
    public synchronized void close() throws IOException {
        selector.close();
    }
}
