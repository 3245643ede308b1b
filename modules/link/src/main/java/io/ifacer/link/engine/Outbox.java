package io.ifacer.link.engine;

import io.ifacer.link.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Collects the effects of one input and hands out the numbers by which their answers are known. */
final class Outbox {

    private List<Effect> effects = new ArrayList<>();
    private long lastDumpId;
    private long lastStepId;

    long dump() {
        effects.add(new Effect.Dump(++lastDumpId));
        return lastDumpId;
    }

    long apply(Step step) {
        effects.add(new Effect.Apply(++lastStepId, step));
        return lastStepId;
    }

    void reply(long requestId, Answer answer) {
        effects.add(new Effect.Reply(requestId, answer));
    }

    void publish(Event.Type type, String subject, String text) {
        effects.add(new Effect.Publish(new Event(type, subject, text)));
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
