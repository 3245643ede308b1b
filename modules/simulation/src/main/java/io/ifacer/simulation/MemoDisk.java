package io.ifacer.simulation;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.desired.Memo;
import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Input;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is remembered, and what is under way to be: memos are saved in order, or fail while the disk is full. */
final class MemoDisk {

    private final Tally tally;
    private final Deque<Effect.Persist> toSave = new ArrayDeque<>();
    private final Deque<Input> answers = new ArrayDeque<>();
    private final Map<Attachment, Holding> holdings = new LinkedHashMap<>();
    private List<DesiredLink> links = List.of();
    private boolean full;

    MemoDisk(Tally tally) {
        this.tally = tally;
    }

    void ask(Effect.Persist persist) {
        toSave.add(persist);
    }

    void setFull(boolean full) {
        this.full = full;
    }

    boolean hasWork() {
        return !toSave.isEmpty();
    }

    boolean hasAnswers() {
        return !answers.isEmpty();
    }

    /** Takes up the next memo; false when there is none. */
    boolean save() {
        Effect.Persist persist = toSave.poll();
        if (persist == null) {
            return false;
        }
        if (full) {
            tally.count("save failed");
            answers.add(new Input.SaveFailed(persist.saveId(), "the simulated disk is full"));
        } else {
            write(persist.memo());
            answers.add(new Input.Saved(persist.saveId()));
        }
        return true;
    }

    private void write(Memo memo) {
        if (memo instanceof Memo.Links now) {
            links = now.links();
        } else if (memo instanceof Memo.Attached attached) {
            holdings.put(attached.holding().attachment(), attached.holding());
        } else if (memo instanceof Memo.Detached detached) {
            holdings.remove(detached.attachment());
        }
    }

    @Nullable
    Input takeAnswer() {
        return answers.poll();
    }

    /** The daemon is gone: what was being written is written as a whole, or not at all. */
    void close(boolean writtenIsSaved) {
        if (writtenIsSaved && !full && !toSave.isEmpty()) {
            save();
        }
        if (!toSave.isEmpty()) {
            tally.count("memo lost by death");
        }
        toSave.clear();
        answers.clear();
    }

    /** The runtime directory is in memory. */
    void reboot() {
        holdings.clear();
    }

    /** What a daemon finds at its start. */
    Input.Loaded load() {
        return new Input.Loaded(links, List.copyOf(holdings.values()), List.of());
    }

    @Nullable
    Holding holding(Attachment attachment) {
        return holdings.get(attachment);
    }

    List<DesiredLink> links() {
        return links;
    }
}
