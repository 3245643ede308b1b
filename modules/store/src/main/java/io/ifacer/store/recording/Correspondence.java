package io.ifacer.store.recording;

import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Input;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which number of the recorded engine stands for which of the playing one. They differ where the recording does not begin
 * with a new engine, since the playing one counts from 1.
 */
final class Correspondence {

    private final Map<Long, Long> dumps = new HashMap<>();
    private final Map<Long, Long> steps = new HashMap<>();
    private final Map<Long, Long> saves = new HashMap<>();

    /** Two effects that stand at the same place; true when they are the same but for their numbers. */
    boolean match(Effect recorded, Effect played) {
        if (recorded instanceof Effect.Dump there && played instanceof Effect.Dump here) {
            dumps.put(there.dumpId(), here.dumpId());
            return true;
        }
        if (recorded instanceof Effect.Apply there && played instanceof Effect.Apply here) {
            steps.put(there.stepId(), here.stepId());
            return there.step().equals(here.step());
        }
        if (recorded instanceof Effect.Persist there && played instanceof Effect.Persist here) {
            saves.put(there.saveId(), here.saveId());
            return there.memo().equals(here.memo());
        }
        return recorded.equals(played);
    }

    /** Whether two lists are the same but for the numbers. */
    boolean match(List<Effect> recorded, List<Effect> played) {
        boolean same = recorded.size() == played.size();
        for (int i = 0; i < Math.min(recorded.size(), played.size()); i++) {
            same &= match(recorded.get(i), played.get(i));
        }
        return same;
    }

    /** The input as the playing engine must get it; null when it answers what was asked before the recording began. */
    @Nullable
    Input translate(Input recorded) {
        if (recorded instanceof Input.StepDone done) {
            Long here = steps.get(done.stepId());
            return here == null ? null : new Input.StepDone(here, done.outcome());
        }
        if (recorded instanceof Input.DumpDone done) {
            Long here = dumps.get(done.dumpId());
            return here == null ? null : new Input.DumpDone(here, done.links(), done.interrupted());
        }
        if (recorded instanceof Input.DumpFailed failed) {
            Long here = dumps.get(failed.dumpId());
            return here == null ? null : new Input.DumpFailed(here, failed.reason());
        }
        return translateSave(recorded);
    }

    private @Nullable Input translateSave(Input recorded) {
        if (recorded instanceof Input.Saved saved) {
            Long here = saves.get(saved.saveId());
            return here == null ? null : new Input.Saved(here);
        }
        if (recorded instanceof Input.SaveFailed failed) {
            Long here = saves.get(failed.saveId());
            return here == null ? null : new Input.SaveFailed(here, failed.reason());
        }
        return recorded;
    }
}
