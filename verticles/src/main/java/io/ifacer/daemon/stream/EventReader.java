package io.ifacer.daemon.stream;

import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One reader's place in the history. A reader that is too slow loses its place to newer events, and is told how many it
 * missed: nothing is dropped in silence, and nothing is kept for it.
 */
public final class EventReader {

    private final EventHistory history;
    private final EventEncoder encoder;
    private final EventFormat format;
    private final EventFilter filter;
    private final Clock clock;
    private boolean otherRun;
    private long read;

    private EventReader(
            EventHistory history, EventEncoder encoder, EventFormat format, EventFilter filter, Clock clock) {
        this.history = history;
        this.encoder = encoder;
        this.format = format;
        this.filter = filter;
        this.clock = clock;
    }

    /**
     * A reader that goes on after an event.
     *
     * @param after the last event it has; of another run of the daemon: it gets all there is and is told of the restart;
     *     null: only what comes from now on
     */
    public static EventReader after(
            @Nullable EventId after,
            EventHistory history,
            EventEncoder encoder,
            EventFormat format,
            EventFilter filter,
            Clock clock) {
        EventReader reader = new EventReader(history, encoder, format, filter, clock);
        if (after == null) {
            reader.read = history.newest();
        } else if (after.run().equals(encoder.run())) {
            reader.read = Math.min(after.sequence(), history.newest());
        } else {
            reader.otherRun = true;
        }
        return reader;
    }

    /** A reader that begins with the oldest event there is. */
    public static EventReader fromOldest(
            EventHistory history, EventEncoder encoder, EventFormat format, EventFilter filter, Clock clock) {
        EventReader reader = new EventReader(history, encoder, format, filter, clock);
        reader.read = history.oldest() - 1;
        return reader;
    }

    /**
     * The next events.
     *
     * @param enoughBytes no further event is added once there are so many; a single event is never cut
     * @return empty when there is nothing new for this reader; not to be changed, others may get the same
     */
    public Buffer next(int enoughBytes) {
        Buffer told = Buffer.buffer();
        tellOfRestart(told);
        tellOfMissed(told);
        EventChunk chunk = history.chunk(read, format, filter, Math.max(1, enoughBytes - told.length()));
        read = chunk.to();
        if (told.length() == 0) {
            return chunk.bytes();
        }
        // of exactly that size: it may wait for long, and there may be a thousand
        return Buffer.buffer(told.length() + chunk.bytes().length())
                .appendBuffer(told)
                .appendBuffer(chunk.bytes());
    }

    /** The last event that it has been given, or passed over. */
    public long position() {
        return read;
    }

    private void tellOfRestart(Buffer to) {
        if (otherRun) {
            otherRun = false;
            read = history.oldest() - 1;
            tell(
                    to,
                    null,
                    "ifacerd was started anew since the event named: the history begins anew, and how many events it told before"
                            + " that cannot be known any more");
        }
    }

    private void tellOfMissed(Buffer to) {
        long missed = history.oldest() - 1 - read;
        if (missed > 0) {
            read += missed;
            history.missedBy(missed);
            tell(to, missed, missed + " events came too fast for this reader, or were too long ago, and are gone");
        }
    }

    private void tell(Buffer to, @Nullable Long missed, String text) {
        EventId id = new EventId(encoder.run(), read);
        byte[] json = encoder.missed(id, missed, clock.instant().toString(), text);
        format.write(to, id.toString(), EventTypes.PREFIX + EventTypes.MISSED, json);
    }
}
