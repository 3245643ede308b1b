package io.ifacer.link.engine;

import io.ifacer.link.plan.Step;

/** Everything that the engine wants done to the world. */
public sealed interface Effect {

    /** Read all links from the kernel; answer with {@link Input.DumpDone} or {@link Input.DumpFailed}. */
    record Dump(long dumpId) implements Effect {}

    /** Send the request of a step; answer with {@link Input.StepDone}. */
    record Apply(long stepId, Step step) implements Effect {}

    /** Answer whoever asked. */
    record Reply(long requestId, Answer answer) implements Effect {}

    /** Tell whoever listens. */
    record Publish(Event event) implements Effect {}

    /** Give a {@link Input.Tick} at this time, and forget any other time named before. */
    record WakeAt(long atNanos) implements Effect {}
}
