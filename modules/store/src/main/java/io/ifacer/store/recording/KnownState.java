package io.ifacer.store.recording;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.desired.Memo;
import io.ifacer.link.engine.Command;
import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Input;
import io.ifacer.link.plan.StepOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an engine must have been told to know what this one knows: gathered from what passes by, since the engine itself has
 * better things to do than to be asked. Back-offs and what is in flight are not in it.
 */
final class KnownState {

    private final Map<Integer, Link> table = new LinkedHashMap<>();
    private final Map<Attachment, Holding> holdings = new LinkedHashMap<>();
    private final Set<Command.Pause> paused = new LinkedHashSet<>();
    private List<DesiredLink> links = List.of();
    private List<DesiredLink> declared = List.of();
    private long dumpAskedNanos;
    private int inFlight;

    void note(Moment moment) {
        note(moment.input());
        for (Effect effect : moment.effects()) {
            note(effect, moment.atNanos());
        }
    }

    private void note(Input input) {
        if (input instanceof Input.KernelBatch batch) {
            batch.events().forEach(this::note);
        } else if (input instanceof Input.StepDone done) {
            inFlight--;
            if (done.outcome() instanceof StepOutcome.Found found && found.link() != null) {
                table.put(found.link().ifindex(), found.link());
            } else if (done.outcome() instanceof StepOutcome.Missed missed) {
                table.remove(missed.known().ifindex());
                note(missed.byNumber());
                note(missed.byName());
            }
        } else if (input instanceof Input.DumpDone dump) {
            inFlight--;
            noteDump(dump);
        } else if (input instanceof Input.Asked asked) {
            inFlight++;
            note(asked.command());
        } else if (input instanceof Input.Loaded loaded) {
            links = loaded.links();
            loaded.holdings().forEach(holding -> holdings.put(holding.attachment(), holding));
        } else if (input instanceof Input.DumpFailed
                || input instanceof Input.Saved
                || input instanceof Input.SaveFailed
                || input instanceof Input.NamespacesProbed
                || input instanceof Input.ProbeFailed) {
            inFlight--;
        }
    }

    private void note(@Nullable Link found) {
        if (found != null) {
            table.put(found.ifindex(), found);
        }
    }

    private void note(Command command) {
        if (command instanceof Command.Declare declare) {
            declared = declare.links();
        } else if (command instanceof Command.Pause pause) {
            paused.add(pause);
        } else if (command instanceof Command.Resume resume) {
            paused.removeIf(pause -> resume.link() == null || resume.link().equals(pause.link()));
        }
    }

    private void note(LinkEvent event) {
        if (event instanceof LinkEvent.Present present) {
            table.put(present.ifindex(), present.link());
        } else if (event instanceof LinkEvent.Gone gone) {
            forget(gone.ifindex(), gone.name());
        } else if (event instanceof LinkEvent.Moved moved) {
            forget(moved.ifindex(), moved.name());
        }
    }

    private void forget(int gone, String name) {
        table.computeIfPresent(gone, (ifindex, link) -> link.name().equals(name) ? null : link);
    }

    private void noteDump(Input.DumpDone dump) {
        if (!dump.interrupted()) {
            table.clear();
            dump.links().forEach(link -> table.put(link.ifindex(), link));
        }
    }

    private void note(Effect effect, long atNanos) {
        if (effect instanceof Effect.Reply) {
            inFlight--;
        } else if (effect instanceof Effect.Dump) {
            inFlight++;
            dumpAskedNanos = atNanos;
        } else if (effect instanceof Effect.Apply || effect instanceof Effect.ProbeNamespaces) {
            inFlight++;
        } else if (effect instanceof Effect.Persist persist) {
            inFlight++;
            note(persist.memo());
        }
    }

    private void note(Memo memo) {
        if (memo instanceof Memo.Links list) {
            links = list.links();
        } else if (memo instanceof Memo.Attached attached) {
            holdings.put(attached.holding().attachment(), attached.holding());
        } else if (memo instanceof Memo.Detached detached) {
            holdings.remove(detached.attachment());
        }
    }

    /** Whether everything that was asked has been answered, so that a recording can begin here. */
    boolean isQuiet() {
        return inFlight <= 0;
    }

    /** What to tell a new engine, at the times at which this one was told the same. */
    List<Moment> rebuilding(long nowNanos) {
        List<Moment> moments = new ArrayList<>();
        add(moments, dumpAskedNanos, new Input.Loaded(links, List.copyOf(holdings.values()), List.of()));
        add(moments, dumpAskedNanos, new Input.Subscribed());
        add(moments, nowNanos, new Input.DumpDone(Replay.LATEST_DUMP, List.copyOf(table.values()), false));
        if (!declared.isEmpty()) {
            add(moments, nowNanos, new Input.Asked(Replay.NOBODY, new Command.Declare(declared)));
        }
        paused.forEach(pause -> add(moments, nowNanos, new Input.Asked(Replay.NOBODY, pause)));
        return moments;
    }

    private static void add(List<Moment> moments, long atNanos, Input input) {
        moments.add(new Moment(atNanos, input, List.of()));
    }
}
