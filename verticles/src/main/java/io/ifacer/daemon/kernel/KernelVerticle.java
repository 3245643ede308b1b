package io.ifacer.daemon.kernel;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.log.HeldLines;
import io.ifacer.kernel.KernelException;
import io.ifacer.kernel.LinkRequests;
import io.ifacer.kernel.LinkRequests.LinkDump;
import io.ifacer.link.Link;
import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Input;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to the kernel, one at a time (the kernel serialises them under its RTNL lock anyway), and answers with
 * what became of each. Deployed as a worker, since a request blocks.
 */
public final class KernelVerticle extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger("kernel");

    private final HeldLines refusals = new HeldLines(log::warn, this::tellHeldRefusals);
    private final Supplier<LinkRequests> opener;
    private @Nullable LinkRequests requests;

    /** @param opener opens the request socket; asked again after the socket failed */
    public KernelVerticle(Supplier<LinkRequests> opener) {
        this.opener = opener;
    }

    @Override
    public Future<?> start() {
        requests = opener.get();
        return vertx.eventBus()
                .<Effect>localConsumer(Addresses.KERNEL_APPLY)
                .handler(this::carryOut)
                .completion();
    }

    @Override
    public Future<?> stop() {
        reset();
        return Future.succeededFuture();
    }

    private void carryOut(Message<Effect> message) {
        Effect effect = message.body();
        if (effect instanceof Effect.Apply apply) {
            message.reply(new Input.StepDone(apply.stepId(), apply(apply)));
        } else if (effect instanceof Effect.Dump dump) {
            message.reply(dump(dump.dumpId()));
        }
    }

    private StepOutcome apply(Effect.Apply apply) {
        Step step = apply.step();
        long startNanos = System.nanoTime();
        StepOutcome outcome = outcome(step, apply.known());
        if (step.changes()) {
            tell(step, outcome, System.nanoTime() - startNanos);
        }
        return outcome;
    }

    private StepOutcome outcome(Step step, List<Link> known) {
        try {
            return socket().apply(step, known);
        } catch (RuntimeException e) {
            log.error(
                    "'{}' could not be asked of the kernel; opening a new socket for the next request",
                    step.describe(),
                    e);
            reset();
            return new StepOutcome.Unanswered(String.valueOf(e.getMessage()));
        }
    }

    private Input dump(long dumpId) {
        try {
            LinkDump dump = socket().dump();
            return new Input.DumpDone(dumpId, dump.links(), dump.interrupted());
        } catch (KernelException e) {
            reset();
            return new Input.DumpFailed(dumpId, String.valueOf(e.getMessage()));
        }
    }

    private void tell(Step step, StepOutcome outcome, long tookNanos) {
        long tookMicros = tookNanos / 1_000;
        if (outcome instanceof StepOutcome.Refused refused) {
            String refusal = refused.refusal().describe();
            refusals.tell(refusal, refusal);
        } else if (outcome instanceof StepOutcome.Missed missed) {
            log.info("'{}' was not carried out: {}", step.describe(), missed.describe());
        } else if (outcome instanceof StepOutcome.Unanswered silence) {
            log.warn("no answer to '{}' after {} us: {}", step.describe(), tookMicros, silence.reason());
        } else {
            log.info("{} ({} us)", step.describe(), tookMicros);
        }
    }

    private void tellHeldRefusals() {
        vertx.setTimer(HeldLines.SECOND_MILLIS, timer -> refusals.tellHeld());
    }

    private LinkRequests socket() {
        LinkRequests open = requests;
        if (open == null) {
            open = opener.get();
            requests = open;
        }
        return open;
    }

    private void reset() {
        if (requests != null) {
            requests.close();
            requests = null;
        }
    }
}
