package io.ifacer.kernel;

import io.ifacer.kernel.RequestExchange.NoAnswerException;
import io.ifacer.kernel.RequestExchange.Request;
import io.ifacer.link.Link;
import io.ifacer.link.plan.KernelRefusal;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome.Missed;
import io.ifacer.netlink.Ack;
import io.ifacer.netlink.link.DeleteLink;
import io.ifacer.netlink.link.GetLink;
import io.ifacer.netlink.link.LinkRequest;
import io.ifacer.netlink.link.LinkView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom a step meets: the links that it was decided on for, or others that have their names or numbers by now. What is known
 * comes from notifications, which may be late: meanwhile a link can be deleted, and another be made that gets its name, or
 * its number. The kernel has no request that is carried out only for a certain link, so that it is asked before and after.
 */
final class Encounter {
    private static final Logger LOG = LoggerFactory.getLogger(Encounter.class);

    private final RequestExchange exchange;
    private final Step step;
    private final List<Link> known;

    Encounter(RequestExchange exchange, Step step, List<Link> known) {
        this.exchange = exchange;
        this.step = step;
        this.known = known;
    }

    /** What is there in place of a link that is known; null when all are those that are meant. */
    @Nullable
    Missed before() throws NoAnswerException {
        for (Link link : known) {
            Link found = read(GetLink.byName(link.name()));
            if (found == null || !found.isStill(link)) {
                return missed(link, found);
            }
        }
        return null;
    }

    /** After the kernel acknowledged it: the same, and what was done to a stranger is taken back; null when none was met. */
    @Nullable
    Missed after() throws NoAnswerException {
        for (Link link : known) {
            boolean byName = link.ifindex() == step.ifindex() && StepRequests.goesByName(step);
            Link met = read(byName ? GetLink.byName(link.name()) : GetLink.byIndex(link.ifindex()));
            if (met != null && !isSame(afterwards(link), met)) { // a bond's MAC may be another: that of its first port
                LOG.warn("'{}' may have met {} instead, number {}", step.describe(), met.name(), met.ifindex());
                takeBack(link, met);
                return missed(link, read(GetLink.byName(link.name())));
            }
        }
        return null;
    }

    private Link afterwards(Link link) {
        return step instanceof Step.Rename rename ? link.named(rename.link()) : link;
    }

    /** As {@link Link#isStill}, but for what the step may have changed. */
    private static boolean isSame(Link link, Link found) {
        return found.name().equals(link.name()) && found.couldBe(link) && (found.own() || !link.own());
    }

    private Missed missed(Link link, @Nullable Link byName) throws NoAnswerException {
        boolean isBoth = byName != null && byName.ifindex() == link.ifindex();
        return new Missed(link, byName, isBoth ? byName : read(GetLink.byIndex(link.ifindex())));
    }

    /**
     * Only what nobody has from the first moment on can be told to be this step's doing: that it is up, has that controller or
     * bears the mark. What a stranger had before of other things (its MTU, its own name), nobody can tell.
     */
    private void takeBack(Link link, Link met) throws NoAnswerException {
        if (step instanceof Step.SetUp set && set.up() && met.up()) {
            ask(StepRequests.of(new Step.SetUp(met.name(), met.ifindex(), false), met.name()));
        } else if (step instanceof Step.Attach attach) {
            Link port = read(GetLink.byName(attach.link()));
            if (port != null && port.controllerIfindex() == attach.controllerIfindex()) {
                ask(StepRequests.of(new Step.Release(port.name(), port.ifindex(), attach.controller()), port.name()));
            }
        } else if (step instanceof Step.Mark && met.bearsMark()) {
            ask(StepRequests.unmark(met.ifindex()));
        } else if (step instanceof Step.CreateVlan) {
            Link made = read(GetLink.byName(step.link()));
            if (made != null && made.own() && made.lowerIfindex() == link.ifindex()) {
                ask(DeleteLink.named(made.name()));
            }
        }
    }

    private void ask(LinkRequest request) throws NoAnswerException {
        ask(request::writeTo);
    }

    private void ask(Request request) throws NoAnswerException {
        Ack end = exchange.ask(request, message -> {}).ack();
        if (!end.isSuccess()) {
            LOG.warn("what '{}' did to a stranger could not be taken back: {}", step.describe(), end.describe());
        }
    }

    private @Nullable Link read(GetLink request) throws NoAnswerException {
        Link[] found = new Link[1];
        Ack end = exchange.ask(request::writeTo, message -> {
                    if (LinkView.isLink(message)) {
                        found[0] = LinkDecoder.decode(new LinkView().wrap(message));
                    }
                })
                .ack();
        if (!end.isSuccess() && end.errno() != KernelRefusal.ENODEV) {
            throw new NoAnswerException("looking whether the link is still there failed: " + end.describe());
        }
        return end.isSuccess() ? found[0] : null;
    }
}
