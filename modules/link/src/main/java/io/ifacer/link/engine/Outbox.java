package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.desired.Memo;
import io.ifacer.link.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects the effects of one input and hands out the numbers by which their answers are known. */
final class Outbox {

    private List<Effect> effects = new ArrayList<>();
    private long lastDumpId;
    private long lastStepId;
    private long lastSaveId;

    long dump() {
        effects.add(new Effect.Dump(++lastDumpId));
        return lastDumpId;
    }

    /** One that asks, and names no link by number. */
    long apply(Step step) {
        return apply(step, List.of());
    }

    long apply(Step step, List<Link> known) {
        effects.add(new Effect.Apply(++lastStepId, step, known));
        return lastStepId;
    }

    long persist(Memo memo) {
        effects.add(new Effect.Persist(++lastSaveId, memo));
        return lastSaveId;
    }

    void probeNamespaces(Set<String> paths) {
        effects.add(new Effect.ProbeNamespaces(paths));
    }

    void watchRoutes(Set<Integer> ifindexes) {
        effects.add(new Effect.WatchRoutes(ifindexes));
    }

    void reply(long requestId, Answer answer) {
        effects.add(new Effect.Reply(requestId, answer));
    }

    void publish(Event.Type type, Event.Cause cause, String subject, String text) {
        publish(new Event(type, cause, subject, text));
    }

    void publish(Event event) {
        effects.add(new Effect.Publish(event));
    }

    void wakeAt(long atNanos) {
        effects.add(new Effect.WakeAt(atNanos));
    }

    /** Empties the box; nothing is allocated for an input without effects. */
    List<Effect> take() {
        if (effects.isEmpty()) {
            return List.of();
        }
        List<Effect> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }
}
