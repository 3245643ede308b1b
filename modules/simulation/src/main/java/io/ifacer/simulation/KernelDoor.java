package io.ifacer.simulation;

import io.ifacer.link.Link;
import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Input;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The daemon's request socket: one request at a time, in order; answers come back in order, at any time.
 *
 * <p>A dump is read in two halves, as the kernel fills one buffer after the other: what changes in between is in the second
 * half or in neither. It counts as interrupted when the list of links changed (net/core/rtnetlink.c, rtnl_dump_ifinfo with
 * dev_base_seq), but not when a link did.
 */
final class KernelDoor {

    private final Node node;
    private final Promises promises;
    private final Tally tally;
    private final Deque<Effect> requests = new ArrayDeque<>();
    private final Deque<Input> answers = new ArrayDeque<>();
    private @Nullable List<Link> firstHalf;
    private long versionAtStart;
    private boolean spoiled;

    KernelDoor(Node node, Promises promises, Tally tally) {
        this.node = node;
        this.promises = promises;
        this.tally = tally;
    }

    void ask(Effect request) {
        requests.add(request);
    }

    void spoilNextDump() {
        spoiled = true;
    }

    boolean hasRequests() {
        return !requests.isEmpty();
    }

    boolean hasAnswers() {
        return !answers.isEmpty();
    }

    /** The kernel takes up the next request, or goes on with the dump that it has begun; false when there is none. */
    boolean serve() {
        Effect request = requests.peek();
        if (request instanceof Effect.Dump dump && firstHalf == null && !spoiled) {
            versionAtStart = node.listVersion();
            List<Link> all = node.dump();
            firstHalf = all.subList(0, all.size() / 2);
            return dump.dumpId() >= 0;
        }
        requests.poll();
        if (request instanceof Effect.Dump dump) {
            answers.add(finish(dump.dumpId()));
        } else if (request instanceof Effect.Apply apply) {
            Optional<BrokenPromise> harm = promises.harm(apply.step(), apply.known());
            StepOutcome outcome = node.request(apply.step(), apply.known());
            if (outcome instanceof StepOutcome.Missed) {
                tally.count("missed a link");
            } else if (harm.isPresent()) {
                throw harm.get();
            }
            promises.answered(apply.step(), outcome);
            if (apply.step() instanceof Step.Inspect look) {
                promises.looked(look, outcome);
            }
            if (outcome instanceof StepOutcome.Refused refused) {
                tally.count("refused " + refused.refusal().errnoName());
            }
            answers.add(new Input.StepDone(apply.stepId(), outcome));
        }
        return request != null;
    }

    private Input finish(long dumpId) {
        List<Link> before = firstHalf;
        firstHalf = null;
        if (before == null) {
            spoiled = false;
            tally.count("dump failed");
            return new Input.DumpFailed(dumpId, "the simulated kernel failed a dump");
        }
        boolean interrupted = versionAtStart != node.listVersion();
        if (interrupted) {
            tally.count("dump interrupted");
        }
        int last = before.isEmpty() ? 0 : before.get(before.size() - 1).ifindex();
        List<Link> links = new ArrayList<>(before);
        for (Link link : node.dump()) {
            if (link.ifindex() > last) {
                links.add(link);
            }
        }
        return new Input.DumpDone(dumpId, links, interrupted);
    }

    @Nullable
    Input takeAnswer() {
        return answers.poll();
    }

    /** The daemon is gone: what it had sent last may still be carried out, and nobody hears of it. */
    void close(boolean sentIsServed) {
        if (sentIsServed && requests.peek() instanceof Effect.Apply) {
            serve();
        }
        requests.clear();
        answers.clear();
        firstHalf = null;
    }
}
