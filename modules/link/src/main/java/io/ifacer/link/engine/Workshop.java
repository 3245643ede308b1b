package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.plan.Planner;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import org.jspecify.annotations.Nullable;

/** What a job may use of the engine while it is given an input. */
interface Workshop {

    LinkTable table();

    /** Whether the table can be trusted just now; while it cannot, jobs stand still. */
    boolean fresh();

    Planner planner();

    Memory memory();

    long nowNanos();

    /** How long the kernel may take from a request to the notification that shows its effect. */
    long confirmNanos();

    /** Sends a step on behalf of a job; the number under which its outcome will come. */
    long apply(Step step, Job job);

    /** Whether a port was up before it was attached. */
    boolean wasFoundUp(Link port);

    /** Whether somebody wants a link for a port, by whatever name. */
    boolean isPortWanted(Link port);

    /** Lets the job look again at this time. */
    void wakeAt(long atNanos, Job job);

    /** Lets the job look again in the course of this input. */
    void wake(Job job);

    /** Enters what a single read of a link found. */
    void reread(String name, @Nullable Link found);

    /** Enters what was found in place of a link that a step was for. */
    void missed(StepOutcome.Missed missed);
}
