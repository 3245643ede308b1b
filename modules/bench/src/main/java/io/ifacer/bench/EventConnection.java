package io.ifacer.bench;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** One reader of the events: counts what it gets and what it is told to have missed. Anything else is a fault. */
final class EventConnection {

    private static final byte[] REQUEST =
            "GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String ID = "{\"specversion\":\"1.0\",\"id\":\"bench-";
    private static final String MISSED = "\"missed\":";

    private final SocketChannel channel;
    private byte[] rest = {};
    private long last;
    private long events;
    private long missed;
    private boolean closed;

    private EventConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /** Begins to follow, and returns once the server has begun to answer. */
    static EventConnection open(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        channel.write(ByteBuffer.wrap(REQUEST));
        channel.read(ByteBuffer.allocate(1 << 12));
        channel.configureBlocking(false);
        return new EventConnection(channel);
    }

    SocketChannel channel() {
        return channel;
    }

    /** The sequence number of the last event that it got, or was told to have missed. */
    long last() {
        return last;
    }

    long events() {
        return events;
    }

    long missed() {
        return missed;
    }

    /** Whether the server has hung up. */
    boolean isClosed() {
        return closed;
    }

    /** Reads once, as much as there is and the array holds; what that held before is of no matter. */
    void read(byte[] bytes) throws IOException {
        int got = channel.read(ByteBuffer.wrap(bytes));
        if (got < 0) {
            closed = true;
            channel.close();
            return;
        }
        int begin = 0;
        for (int i = 0; i < got; i++) {
            if (bytes[i] == '\n') {
                line(bytes, begin, i);
                begin = i + 1;
            }
        }
        rest = joined(bytes, begin, got);
    }

    private void line(byte[] bytes, int begin, int end) {
        if (rest.length > 0) {
            byte[] whole = joined(bytes, begin, end);
            rest = new byte[0];
            line(whole, 0, whole.length);
        } else if (begin < end && bytes[begin] == '{') {
            event(bytes, begin, end);
        } // else a heartbeat, or the length of a chunk: an event is never cut by those
    }

    private void event(byte[] bytes, int begin, int end) {
        long sequence = number(bytes, begin + ID.length());
        if (Character.isDigit(bytes[end - 3]) && isMissed(bytes, begin, end)) {
            String text = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
            missed += number(bytes, begin + text.indexOf(MISSED) + MISSED.length());
        } else {
            events++;
        }
        if (events + missed != sequence) {
            throw new IllegalStateException("event " + sequence + " came after " + last + ": " + events
                    + " were got and " + missed + " told as missed");
        }
        last = sequence;
    }

    private static boolean isMissed(byte[] bytes, int begin, int end) {
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8).contains("io.ifacer.events.missed");
    }

    private static long number(byte[] bytes, int at) {
        long number = 0;
        for (int i = at; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }

    private byte[] joined(byte[] bytes, int begin, int end) {
        byte[] whole = Arrays.copyOf(rest, rest.length + end - begin);
        System.arraycopy(bytes, begin, whole, rest.length, end - begin);
        return whole;
    }
}
