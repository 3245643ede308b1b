package io.ifacer.kernel;

import io.ifacer.kernel.RequestExchange.Conclusion;
import io.ifacer.kernel.RequestExchange.NoAnswerException;
import io.ifacer.kernel.RequestExchange.Request;
import io.ifacer.link.Link;
import io.ifacer.link.LinkKind;
import io.ifacer.link.plan.KernelRefusal;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import io.ifacer.netlink.Ack;
import io.ifacer.netlink.Errno;
import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.link.DeleteLink;
import io.ifacer.netlink.link.DumpLinks;
import io.ifacer.netlink.link.LinkView;
import io.ifacer.netlink.link.ProbeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests over one netlink socket, in the network namespace of the thread that makes the first. Confined to one thread.
 *
 * <p>A socket that fails is made anew for the next request.
 */
public final class NetlinkLinkRequests implements LinkRequests {
    private static final Logger LOG = LoggerFactory.getLogger(NetlinkLinkRequests.class);

    /** How long an answer is awaited unless told otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private final RequestExchange exchange;
    private final BondingModule bonding;

    public NetlinkLinkRequests() {
        this(DEFAULT_TIMEOUT);
    }

    public NetlinkLinkRequests(Duration timeout) {
        this(new RequestSockets(Libc.INSTANCE), timeout, new BondingModule());
    }

    NetlinkLinkRequests(RouteSocket.Opener sockets, Duration timeout, BondingModule bonding) {
        this.exchange = new RequestExchange(sockets, timeout);
        this.bonding = bonding;
    }

    /**
     * Sends the request of one step.
     *
     * <p>A step that no message can carry, such as one with a name of 16 bytes, is refused with EINVAL without the kernel
     * being asked. A creation that cannot be marked as ours is undone.
     */
    @Override
    public StepOutcome apply(Step step, List<Link> known) {
        try {
            return known.isEmpty() ? carryOut(step, known) : meet(step, known);
        } catch (NoAnswerException e) {
            return new StepOutcome.Unanswered(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return refused(step, Errno.EINVAL.number(), "not sent: " + e.getMessage());
        }
    }

    /** See {@link Encounter}. */
    private StepOutcome meet(Step step, List<Link> known) throws NoAnswerException {
        Encounter encounter = new Encounter(exchange, step, known);
        StepOutcome.Missed missed = encounter.before();
        if (missed != null) {
            return missed;
        }
        StepOutcome outcome = carryOut(step, known);
        boolean isDone = outcome instanceof StepOutcome.Acked && !(step instanceof Step.Delete);
        missed = isDone ? encounter.after() : null;
        return missed == null ? outcome : missed;
    }

    private StepOutcome carryOut(Step step, List<Link> known) throws NoAnswerException {
        if (step.creates()) {
            return create(step);
        }
        if (step instanceof Step.Reread reread) {
            return reread(reread);
        }
        if (step instanceof Step.Inspect inspect) {
            return inspect(inspect);
        }
        if (step instanceof Step.ProbeKind probe) {
            return probe(probe);
        }
        boolean byName = !known.isEmpty() && StepRequests.goesByName(step);
        return outcome(step, ask(byName ? StepRequests.of(step, known.get(0).name()) : StepRequests.of(step)));
    }

    private StepOutcome create(Step step) throws NoAnswerException {
        Ack made = ask(StepRequests.of(step));
        if (!made.isSuccess()) {
            return outcome(step, made);
        }
        // the acknowledgement does not tell the number, and the name may be another link's by now
        StepOutcome read = reread(new Step.Reread(step.link()));
        if (!(read instanceof StepOutcome.Found found)) {
            return read;
        }
        Link link = found.link();
        return link == null || !link.own() ? StepOutcome.Acked.INSTANCE : mark(step, link);
    }

    private StepOutcome mark(Step step, Link link) throws NoAnswerException {
        Step.Mark mark = new Step.Mark(step.link(), link.ifindex());
        Ack marked = ask(StepRequests.of(mark));
        if (marked.isSuccess()) {
            new Encounter(exchange, mark, List.of(link)).after(); // a mark on another is taken off again
            return StepOutcome.Acked.INSTANCE;
        }
        if (marked.errno() == KernelRefusal.ENODEV) {
            return StepOutcome.Acked.INSTANCE; // made, whatever became of it since: that, the kernel tells
        }
        Ack deleted = ask(StepRequests.of(new Step.Delete(step.link(), link.ifindex()), step.link()));
        if (!deleted.isSuccess()) {
            LOG.warn("{} could neither be marked as ours nor deleted: {}", step.link(), deleted.describe());
        }
        return outcome(step, marked);
    }

    private StepOutcome reread(Step.Reread step) throws NoAnswerException {
        List<Link> found = new ArrayList<>(1);
        Ack end = exchange.ask(StepRequests.of(step), message -> decode(message, found))
                .ack();
        if (end.errno() == KernelRefusal.ENODEV) {
            return new StepOutcome.Found(null);
        }
        return end.isSuccess() && !found.isEmpty() ? new StepOutcome.Found(found.get(0)) : outcome(step, end);
    }

    private static void decode(MessageReader message, List<Link> links) {
        if (LinkView.isLink(message)) {
            links.add(LinkDecoder.decode(new LinkView().wrap(message)));
        }
    }

    private StepOutcome inspect(Step.Inspect step) throws NoAnswerException {
        Inspection inspection = new Inspection(exchange, step.ifindex());
        Ack refusal = inspection.run();
        return refusal == null ? inspection.found() : outcome(step, refusal);
    }

    /** See {@link ProbeKind}. A kernel that makes the link after all has the kind; what it made is deleted. */
    private StepOutcome probe(Step.ProbeKind step) throws NoAnswerException {
        if (step.kind().equals(LinkKind.BOND)) {
            bonding.load();
        }
        Ack end = ask(StepRequests.of(step));
        if (end.isSuccess()) {
            ask(DeleteLink.named(ProbeKind.NAME)::writeTo);
            return new StepOutcome.Probed(true);
        }
        if (end.errno() == Errno.EADDRNOTAVAIL.number()) {
            return new StepOutcome.Probed(true);
        }
        return end.errno() == Errno.ENOTSUP.number() ? new StepOutcome.Probed(false) : outcome(step, end);
    }

    private Ack ask(Request request) throws NoAnswerException {
        return exchange.ask(request, message -> {}).ack();
    }

    private static StepOutcome outcome(Step step, Ack ack) {
        if (ack.isSuccess()) {
            return StepOutcome.Acked.INSTANCE;
        }
        String kernelText = ack.message();
        return refused(step, ack.errno(), kernelText == null ? errnoText(ack.errno()) : kernelText);
    }

    private static StepOutcome refused(Step step, int errno, String text) {
        return new StepOutcome.Refused(new KernelRefusal(step.describe(), step.link(), errno, errnoName(errno), text));
    }

    private static String errnoName(int number) {
        Errno errno = Errno.of(number);
        return errno == null ? "errno " + number : errno.name();
    }

    private static String errnoText(int number) {
        Errno errno = Errno.of(number);
        return errno == null ? "unknown error " + number : errno.text();
    }

    @Override
    public LinkDump dump() {
        List<Link> links = new ArrayList<>();
        try {
            Conclusion end = exchange.dump(new DumpLinks()::writeTo, message -> decode(message, links));
            if (!end.ack().isSuccess()) {
                throw new KernelException(
                        "the kernel refused a dump of links: " + end.ack().describe());
            }
            return new LinkDump(links, end.interrupted());
        } catch (NoAnswerException e) {
            throw new KernelException("a dump of links failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        exchange.close();
    }
}
