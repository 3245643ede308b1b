package io.ifacer.simulation;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.desired.Memo;
import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Input;
import io.ifacer.store.disk.ModelDisk;
import io.ifacer.store.memory.Memory;
import io.ifacer.store.memory.Remembered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The daemon's store on a disk that tears and fills up, and what it has promised: memos are saved in order, several at once
 * where several wait, and what was answered as saved is remembered by whoever looks on.
 */
final class MemoDisk {

    private static final Path STATE_FOLDER = Path.of("/var/lib/ifacer");
    private static final Path RUN_FOLDER = Path.of("/run/ifacer");

    private final Tally tally;
    private final ModelDisk disk = new ModelDisk(new SplittableRandom(0));
    private final Deque<Effect.Persist> toSave = new ArrayDeque<>();
    private final Deque<Input> answers = new ArrayDeque<>();
    private final Map<Attachment, Holding> holdings = new LinkedHashMap<>();
    private List<DesiredLink> links = List.of();
    private Memory memory = new Memory(disk, STATE_FOLDER, RUN_FOLDER);

    MemoDisk(Tally tally) {
        this.tally = tally;
    }

    void ask(Effect.Persist persist) {
        toSave.add(persist);
    }

    /** From now on every operation fails, or none; or one of the next ones does. */
    void fail(String how, int operationFromNow) {
        if (how.equals("free")) {
            disk.heal();
        } else if (operationFromNow > 0) {
            disk.failAt(operationFromNow, ModelDisk.Fault.valueOf(how));
        } else {
            disk.failAlways(ModelDisk.Fault.valueOf(how));
        }
    }

    boolean hasWork() {
        return !toSave.isEmpty();
    }

    boolean hasAnswers() {
        return !answers.isEmpty();
    }

    /** Takes up the next memos; false when there is none. */
    boolean save(int max) {
        List<Effect.Persist> batch = new ArrayList<>();
        while (batch.size() < max && !toSave.isEmpty()) {
            batch.add(toSave.remove());
        }
        List<Optional<String>> failures =
                memory.save(batch.stream().map(Effect.Persist::memo).toList());
        for (int i = 0; i < batch.size(); i++) {
            answer(batch.get(i), failures.get(i).orElse(null));
        }
        return !batch.isEmpty();
    }

    private void answer(Effect.Persist persist, @Nullable String failure) {
        if (failure == null) {
            note(persist.memo());
            answers.add(new Input.Saved(persist.saveId()));
        } else {
            tally.count("save failed");
            answers.add(new Input.SaveFailed(persist.saveId(), failure));
        }
    }

    private void note(Memo memo) {
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

    /** The daemon is gone, in the middle of an operation on the disk if it was saving. */
    void close(int operationFromNow) {
        if (operationFromNow > 0 && !toSave.isEmpty()) {
            disk.killAt(operationFromNow);
            try {
                save(toSave.size());
            } catch (ModelDisk.Killed e) {
                tally.count("save torn by death");
            }
            disk.killAt(0);
        }
        if (!toSave.isEmpty()) {
            tally.count("memo lost by death");
        }
        toSave.clear();
        answers.clear();
    }

    /** The node loses its power; the runtime directory is in memory. */
    void reboot() {
        disk.powerFailure();
        try {
            for (Path file : disk.files()) {
                if (file.startsWith(RUN_FOLDER)) {
                    disk.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        holdings.clear();
    }

    /** What a daemon finds at its start. */
    Remembered load() {
        disk.failAt(0, ModelDisk.Fault.BROKEN); // what cannot be read is lost, and told: that is not looked at here
        memory = new Memory(disk, STATE_FOLDER, RUN_FOLDER);
        Remembered remembered = memory.load();
        links = remembered.links();
        holdings.clear();
        remembered.holdings().forEach(holding -> holdings.put(holding.attachment(), holding));
        return remembered;
    }

    /** What was answered as saved. */
    @Nullable
    Holding holding(Attachment attachment) {
        return holdings.get(attachment);
    }

    /** What was answered as saved. */
    List<DesiredLink> links() {
        return links;
    }
}
