package io.ifacer.store.memory;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.desired.Memo;
import io.ifacer.store.disk.Disk;
import io.ifacer.store.disk.DiskException;
import io.ifacer.store.disk.Replacement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code attachments.log} in the runtime directory, which a reboot empties: lines are appended, and when most of them are
 * history it is written anew. There is no fsync: it has to outlive the process, not the node.
 */
final class AttachmentLog {

    private static final String NAME = "attachments.log";

    /** Below this the log is left as it is: some hundred pods' worth. */
    private static final long COMPACT_ABOVE_BYTES = 64 * 1024;

    private final Disk disk;
    private final Path file;
    private final Replacement replacement;
    private final Map<Attachment, Live> live = new LinkedHashMap<>();
    private long liveBytes;
    private long fileBytes;
    /** There is no log, or there is something in it that must not be appended to. */
    private boolean rewriteFirst = true;

    private record Live(Holding holding, int bytes) {}

    AttachmentLog(Disk disk, Path folder) {
        this.disk = disk;
        this.file = folder.resolve(NAME);
        this.replacement = new Replacement(disk, file);
    }

    /** What is held; lines that cannot be trusted are dropped and told, but for a last one that a kill has cut short. */
    List<Holding> load(Consumer<String> troubles) {
        replacement.tidy(troubles);
        DroppedLines dropped = new DroppedLines(file, troubles);
        try (InputStream content = disk.open(file)) {
            if (content != null) {
                replay(new Lines(content, AttachmentLine.MAX_BYTES), dropped, troubles);
            }
        } catch (IOException e) {
            rewriteFirst = true;
            troubles.accept("cannot read " + file + ": " + e.getMessage() + "; attachments of before are not known");
        }
        dropped.tellTheRest();
        return live.values().stream().map(Live::holding).toList();
    }

    private void replay(Lines lines, DroppedLines dropped, Consumer<String> troubles) throws IOException {
        Lines.Line line = lines.next();
        if (line == null || !AttachmentLine.HEADER.equals(line.text() + "\n")) {
            troubles.accept(file + " cannot be used: it does not begin as this ifacerd's log of attachments; "
                    + SetAside.move(disk, file) + "; attachments of before are not known");
            return;
        }
        rewriteFirst = false;
        fileBytes = line.bytes();
        int number = 1;
        for (line = lines.next(); line != null; line = lines.next()) {
            number++;
            replayLine(line, number, dropped);
        }
        // without its newline the last line was never answered for
        rewriteFirst |= lines.endsInALine();
    }

    private void replayLine(Lines.Line line, int number, DroppedLines dropped) {
        try {
            if (line.text() == null) {
                throw new MalformedException(
                        "it is " + line.bytes() + " bytes long, the limit is " + AttachmentLine.MAX_BYTES);
            }
            note(AttachmentLine.read(line.text()), Math.toIntExact(line.bytes()));
            fileBytes += line.bytes();
        } catch (MalformedException e) {
            rewriteFirst = true;
            dropped.tell(number, e);
        }
    }

    /**
     * Remembers memos, all or none.
     *
     * @throws DiskException when that cannot be had; what was remembered before is in force then
     */
    void save(List<Memo> memos) throws DiskException {
        if (rewriteFirst) {
            rewrite();
        }
        List<byte[]> lines = memos.stream().map(AttachmentLog::bytes).toList();
        requireThatTheyCanBeRead(lines);
        append(joined(lines));
        for (int i = 0; i < memos.size(); i++) {
            note(memos.get(i), lines.get(i).length);
        }
        if (fileBytes > COMPACT_ABOVE_BYTES && fileBytes > 2 * liveBytes) {
            compact();
        }
    }

    /** What the next process would drop must not be answered for. */
    private void requireThatTheyCanBeRead(List<byte[]> lines) throws DiskException {
        for (byte[] line : lines) {
            if (line.length > AttachmentLine.MAX_BYTES) {
                throw new DiskException(
                        "append to",
                        file,
                        new FileSystemException(
                                file.toString(),
                                null,
                                "an attachment of " + line.length + " bytes, the limit is "
                                        + AttachmentLine.MAX_BYTES));
            }
        }
    }

    private void append(byte[] content) throws DiskException {
        try {
            disk.append(file, content);
            fileBytes += content.length;
        } catch (IOException e) {
            DiskException failure = new DiskException("append to", file, e);
            cutBack(failure);
            throw failure;
        }
    }

    /** Half a line would spoil the one that is appended after it. */
    private void cutBack(DiskException reason) {
        try {
            disk.truncate(file, fileBytes);
        } catch (IOException e) {
            rewriteFirst = true;
            reason.addSuppressed(e);
        }
    }

    /** What was asked is remembered already: a log that could not be made smaller is tried again with the next memo. */
    private void compact() {
        try {
            rewrite();
        } catch (DiskException e) {
            // it is whole, only longer than it need be
        }
    }

    private void rewrite() throws DiskException {
        List<byte[]> lines = new ArrayList<>(live.size() + 1);
        lines.add(AttachmentLine.HEADER.getBytes(StandardCharsets.UTF_8));
        live.values().forEach(each -> lines.add(bytes(new Memo.Attached(each.holding()))));
        byte[] whole = joined(lines);
        replacement.put(whole);
        rewriteFirst = false;
        fileBytes = whole.length;
    }

    private static byte[] bytes(Memo memo) {
        return AttachmentLine.write(memo).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        lines.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private void note(Memo memo, int bytes) {
        if (memo instanceof Memo.Attached attached) {
            Holding holding = attached.holding();
            forget(live.put(holding.attachment(), new Live(holding, bytes)));
            liveBytes += bytes;
        } else if (memo instanceof Memo.Detached detached) {
            forget(live.remove(detached.attachment()));
        }
    }

    private void forget(@Nullable Live before) {
        liveBytes -= before == null ? 0 : before.bytes();
    }
}
