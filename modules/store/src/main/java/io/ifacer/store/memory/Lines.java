package io.ifacer.store.memory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a file one after the other, in the memory of the longest that is wanted: a file may be of any size. */
final class Lines {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final InputStream file;
    private final int mostBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private int from;
    private int to;
    private boolean endsInALine;

    /** @param mostBytes of a line that is wanted */
    Lines(InputStream file, int mostBytes) {
        this.file = file;
        this.mostBytes = mostBytes;
    }

    /**
     * A line that is ended by a newline.
     *
     * @param text without the newline; null when it is too long
     * @param bytes with the newline
     */
    record Line(@Nullable String text, long bytes) {}

    /** The next line; null when there is no whole one any more. */
    @Nullable
    Line next() throws IOException {
        line.reset();
        long bytes = 0;
        while (fill()) {
            int end = newline();
            if (bytes + end - from <= mostBytes) {
                line.write(buffer, from, end - from);
            }
            bytes += end - from;
            from = end;
            if (end < to) {
                from++;
                return new Line(bytes <= mostBytes ? line.toString(StandardCharsets.UTF_8) : null, bytes + 1);
            }
        }
        endsInALine = bytes > 0;
        return null;
    }

    /** After the last whole line: whether there was the beginning of another. */
    boolean endsInALine() {
        return endsInALine;
    }

    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, file.read(buffer));
        }
        return from < to;
    }

    /** The place of the next one in the buffer; the buffer's end when it has none. */
    private int newline() {
        int at = from;
        while (at < to && buffer[at] != '\n') {
            at++;
        }
        return at;
    }
}
