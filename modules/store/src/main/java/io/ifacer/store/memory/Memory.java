package io.ifacer.store.memory;

import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.desired.Memo;
import io.ifacer.store.disk.Disk;
import io.ifacer.store.disk.DiskException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered, in two files with two lives: links in the state directory, with an fsync, and attachments in the
 * runtime directory, without one. Nothing here is fatal: what cannot be read or written is told, and everything else goes
 * on.
 */
public final class Memory {

    private final Disk disk;
    private final Path stateFolder;
    private final Path runFolder;
    private final LinksFile links;
    private final AttachmentLog attachments;

    /**
     * Nothing is read yet.
     *
     * @param stateFolder outlives a reboot
     * @param runFolder does not (tmpfs)
     */
    public Memory(Disk disk, Path stateFolder, Path runFolder) {
        this.disk = disk;
        this.stateFolder = stateFolder;
        this.runFolder = runFolder;
        this.links = new LinksFile(disk, stateFolder);
        this.attachments = new AttachmentLog(disk, runFolder);
    }

    /** Reads what is remembered, once and before anything is saved. */
    public Remembered load() {
        Map<Kept, String> unwritable = new EnumMap<>(Kept.class);
        prepare(stateFolder, "no link that has to be made can be remembered, so that every ADD for one fails")
                .ifPresent(trouble -> unwritable.put(Kept.LINKS, trouble));
        prepare(runFolder, "no attachment can be remembered, so that every ADD fails")
                .ifPresent(trouble -> unwritable.put(Kept.ATTACHMENTS, trouble));
        List<String> troubles = new ArrayList<>(unwritable.values());
        List<DesiredLink> known = links.load(troubles::add);
        List<Holding> holdings = attachments.load(troubles::add);
        return new Remembered(known, holdings, troubles, unwritable);
    }

    /** Finds out at the start what the first ADD would find out else. */
    private Optional<String> prepare(Path folder, String consequence) {
        Path probe = folder.resolve("writable.new");
        try {
            disk.makeFolder(folder);
            disk.write(probe, new byte[0]);
            disk.delete(probe);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    new DiskException("write in", folder, e).getMessage() + ": as long as that is so, " + consequence);
        }
    }

    /**
     * Remembers memos in their order. Of lists of links that follow each other only the last is written: each replaces the
     * one before, and a burst of ADDs costs one fsync. Attachments that follow each other are one write.
     *
     * @return for each memo why it is not remembered; empty where it is
     */
    public List<Optional<String>> save(List<Memo> memos) {
        List<Optional<String>> failures = new ArrayList<>(memos.size());
        while (failures.size() < memos.size()) {
            List<Memo> run = runFrom(memos, failures.size());
            failures.addAll(Collections.nCopies(run.size(), saveRun(run)));
        }
        return failures;
    }

    /** The memos of one file that follow each other. */
    private static List<Memo> runFrom(List<Memo> memos, int start) {
        Kept kept = Kept.of(memos.get(start));
        int end = start + 1;
        while (end < memos.size() && Kept.of(memos.get(end)) == kept) {
            end++;
        }
        return memos.subList(start, end);
    }

    private Optional<String> saveRun(List<Memo> run) {
        try {
            if (run.get(run.size() - 1) instanceof Memo.Links latest) {
                links.save(latest.links());
            } else {
                attachments.save(run);
            }
            return Optional.empty();
        } catch (DiskException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
