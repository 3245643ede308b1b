package io.ifacer.kernel;

import io.ifacer.link.Link;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.List;

/** A request socket: one request at a time, each answered. Confined to one thread. */
public interface LinkRequests extends AutoCloseable {

    /**
     * Sends the request of one step and waits for the kernel's answer, at most the implementation's time-out.
     *
     * @param known the links that the step names by number, as they are known: if one of them is gone, or another has its
     *     name or number by now, the answer is {@link StepOutcome.Missed}. With none, the numbers are taken as they are
     */
    StepOutcome apply(Step step, List<Link> known);

    /** The same, for whatever links have the numbers. */
    default StepOutcome apply(Step step) {
        return apply(step, List.of());
    }

    /**
     * All links of the network namespace.
     *
     * @return the links and whether the dump was consistent
     * @throws KernelException when the kernel refused the dump or did not answer in time
     */
    LinkDump dump();

    @Override
    void close();

    /**
     * A dump.
     *
     * @param links the links, by ascending ifindex as the kernel gives them
     * @param interrupted NLM_F_DUMP_INTR was seen: the links changed meanwhile, dump again
     */
    record LinkDump(List<Link> links, boolean interrupted) {
        public LinkDump {
            links = List.copyOf(links);
        }
    }
}
