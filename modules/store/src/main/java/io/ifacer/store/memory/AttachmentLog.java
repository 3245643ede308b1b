package io.ifacer.store.memory;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.desired.Memo;
import io.ifacer.store.disk.Disk;
import io.ifacer.store.disk.DiskException;
import io.ifacer.store.disk.Replacement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        try {
            byte[] content = disk.read(file);
            if (content != null) {
                replay(new String(content, StandardCharsets.UTF_8), troubles);
                rewriteFirst |= fileBytes != content.length;
            }
        } catch (IOException e) {
            troubles.accept("cannot read " + file + ": " + e.getMessage() + "; attachments of before are not known");
        }
        return live.values().stream().map(Live::holding).toList();
    }

    private void replay(String text, Consumer<String> troubles) {
        if (!text.startsWith(AttachmentLine.HEADER)) {
            troubles.accept(file + " cannot be used: it does not begin as this ifacerd's log of attachments; "
                    + SetAside.move(disk, file) + "; attachments of before are not known");
            return;
        }
        rewriteFirst = false;
        fileBytes = AttachmentLine.HEADER.length();
        int number = 1;
        int from = AttachmentLine.HEADER.length();
        for (int end = text.indexOf('\n', from); end >= 0; end = text.indexOf('\n', from)) {
            number++;
            replayLine(text.substring(from, end), number, troubles);
            from = end + 1;
        }
        // without its newline the last line was never answered for
        rewriteFirst |= from < text.length();
    }

    private void replayLine(String line, int number, Consumer<String> troubles) {
        try {
            int bytes = line.getBytes(StandardCharsets.UTF_8).length + 1;
            note(AttachmentLine.read(line), bytes);
            fileBytes += bytes;
        } catch (MalformedException e) {
            rewriteFirst = true;
            troubles.accept(file + ", line " + number + " cannot be used and is dropped: " + e.getMessage());
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
        append(joined(lines));
        for (int i = 0; i < memos.size(); i++) {
            note(memos.get(i), lines.get(i).length);
        }
        if (fileBytes > COMPACT_ABOVE_BYTES && fileBytes > 2 * liveBytes) {
            compact();
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
