package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.plan.StepOutcome;
import java.util.List;

/** Everything that can happen to the engine. */
public sealed interface Input {

    /** The monitor is subscribed: from now on every change of a link is told. The first input. */
    record Subscribed() implements Input {}

    /** Notifications, in the kernel's order. */
    record KernelBatch(List<LinkEvent> events) implements Input {
        public KernelBatch {
            events = List.copyOf(events);
        }
    }

    /** Notifications were lost; the batches that follow hold only what happened afterwards. */
    record Overrun(String reason) implements Input {}

    /** The answer to {@link Effect.Dump}. An interrupted dump saw links while they changed and is not used. */
    record DumpDone(long dumpId, List<Link> links, boolean interrupted) implements Input {
        public DumpDone {
            links = List.copyOf(links);
        }
    }

    /** The other answer to {@link Effect.Dump}. */
    record DumpFailed(long dumpId, String reason) implements Input {}

    /** Somebody asks for something; answered by exactly one {@link Effect.Reply} with this id. */
    record Asked(long requestId, Command command) implements Input {}

    /** The answer to {@link Effect.Apply}. */
    record StepDone(long stepId, StepOutcome outcome) implements Input {}

    /** The time that {@link Effect.WakeAt} named has come. */
    record Tick() implements Input {}
}
