package io.ifacer.store.recording;

import io.ifacer.link.engine.EngineSettings;
import io.ifacer.link.engine.Input;
import io.ifacer.store.disk.Disk;
import io.ifacer.store.disk.DiskException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The last minutes in two files of bounded size in the runtime directory: {@code recording.jsonl} is written, and the one
 * before it, also that of the process before this one, is {@code recording.old.jsonl}.
 *
 * <p>Each file can be played alone, so it begins with what brings a new engine to where it begins. A good place for that is
 * right after a dump, with nothing in flight: the table is then what the dump says, and the next audit is due when it was.
 * From half its size on a file is closed at such a place; from three quarters on wherever nothing is in flight; at its full
 * size anywhere.
 */
public final class RecordingRing {

    /** The size of a file, what rebuilds its beginning not counted. */
    public static final int SEGMENT_BYTES = 4 << 20;

    public static final String CURRENT = "recording.jsonl";
    public static final String OLD = "recording.old.jsonl";

    /** One write for so much, at most. */
    private static final int BUFFER_BYTES = 64 << 10;

    private final Disk disk;
    private final Path current;
    private final Path old;
    private final EngineSettings settings;
    private final long segmentBytes;
    private final KnownState known = new KnownState();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER_BYTES);
    private long segmentSize;
    private long lost;

    /** @param segmentBytes the size of each of the two files, {@link #SEGMENT_BYTES} but in tests */
    public RecordingRing(Disk disk, Path folder, EngineSettings settings, int segmentBytes) {
        this.disk = disk;
        this.current = folder.resolve(CURRENT);
        this.old = folder.resolve(OLD);
        this.settings = settings;
        this.segmentBytes = segmentBytes;
    }

    /**
     * Begins with an engine that is new.
     *
     * @throws DiskException when there can be no file
     */
    public void start(Instant now) throws DiskException {
        begin(now, true, List.of());
    }

    /**
     * Begins anew in the middle, as after moments that could not be recorded.
     *
     * @throws DiskException when there can be no file
     */
    public void restart(Instant now, long nowNanos) throws DiskException {
        buffer.reset();
        begin(now, false, known.rebuilding(nowNanos));
    }

    /**
     * Adds a moment; it is in the file after {@link #flush} at the latest.
     *
     * @throws DiskException when it cannot be written; the file then ends before it
     */
    public void add(Moment moment, Instant now) throws DiskException {
        known.note(moment);
        byte[] line = RecordingText.line(moment);
        segmentSize += line.length;
        buffer.writeBytes(line);
        if (isFull(moment.input())) {
            flush();
            begin(now, false, known.rebuilding(moment.atNanos()));
        } else if (buffer.size() >= BUFFER_BYTES) {
            flush();
        }
    }

    /** Notes a moment that is not recorded, so that a later {@link #restart} knows of it. */
    public void skip(Moment moment) {
        known.note(moment);
    }

    /** Notes that moments are missing of which nothing is known, not even what they were: every file from now on says so. */
    public void lost(long moments) {
        lost += moments;
    }

    private boolean isFull(Input latest) {
        boolean afterDump = latest instanceof Input.DumpDone;
        return segmentSize >= segmentBytes
                || (known.isQuiet() && segmentSize >= segmentBytes * 3 / 4)
                || (known.isQuiet() && afterDump && segmentSize >= segmentBytes / 2);
    }

    /**
     * Writes what was added.
     *
     * @throws DiskException when it cannot be written
     */
    public void flush() throws DiskException {
        if (buffer.size() == 0) {
            return;
        }
        byte[] lines = buffer.toByteArray();
        buffer.reset();
        try {
            disk.append(current, lines);
        } catch (IOException e) {
            throw new DiskException("append to", current, e);
        }
    }

    private void begin(Instant now, boolean complete, List<Moment> rebuilding) throws DiskException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(RecordingText.line(new RecordingHeader(
                RecordingHeader.VERSION,
                now.toString(),
                settings,
                complete,
                known.isQuiet(),
                lost,
                rebuilding.size())));
        rebuilding.forEach(moment -> head.writeBytes(RecordingText.line(moment)));
        try {
            keepTheOneBefore();
            disk.write(current, head.toByteArray());
        } catch (IOException e) {
            throw new DiskException("begin", current, e);
        }
        segmentSize = 0;
    }

    private void keepTheOneBefore() throws IOException {
        try {
            disk.rename(current, old);
        } catch (NoSuchFileException e) {
            // the first one of all
        }
    }
}
