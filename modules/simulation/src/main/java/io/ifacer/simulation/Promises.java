package io.ifacer.simulation;

import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.engine.Answer;
import io.ifacer.link.engine.Command;
import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.LinkState;
import io.ifacer.link.engine.NodeView;
import io.ifacer.link.engine.NodeView.LinkView;
import io.ifacer.link.plan.Plan;
import io.ifacer.link.plan.PlanPolicy;
import io.ifacer.link.plan.Planner;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds the daemon to what it promises, with the eyes of somebody who sees the kernel itself. */
final class Promises {

    private static final Pattern CARRIES = Pattern.compile("(\\S+) carries ");

    private final Node node;
    private final EventSocket socket;
    private final MemoDisk disk;
    private final Pods pods;
    private final Tally tally;
    private final Traces traces;
    private final Set<Integer> grantedIfindexes = new HashSet<>();
    /** The numbers of the links that the daemon saw to be in use when it looked last. */
    private final Set<Integer> seenInUse = new HashSet<>();

    private final Set<String> mustKnow = new HashSet<>();
    private final Set<Attachment> undone = new HashSet<>();
    private boolean meddled;

    /** What the daemon has read and was as the bonding module makes it. */
    private final Set<Integer> foundUnused = new HashSet<>();

    private long changesMade;
    private long unwantedDeleted;
    private final Planner planner = new Planner(PlanPolicy.DEFAULT);

    Promises(Node node, EventSocket socket, MemoDisk disk, Pods pods, Tally tally) {
        this.node = node;
        this.socket = socket;
        this.disk = disk;
        this.pods = pods;
        this.tally = tally;
        this.traces = new Traces(node);
    }

    void meddled(Move move) {
        meddled = true;
        seenInUse.clear(); // it looked before that
        traces.disturbed();
        if (move.act() == Act.HAND_RENAME) {
            traces.takenOver(move.word(1));
        }
    }

    /** Whatever happens from here on, the next daemon has to know of every pod that was told it has links. */
    void died() {
        pods.granted().forEach(this::requireNoted);
        traces.died();
    }

    void rebooted() {
        seenInUse.clear();
        traces.rebooted();
        foundUnused.clear();
        grantedIfindexes.clear();
    }

    /** A daemon starts, and has read what there is: it must be what was promised. */
    void loaded() {
        pods.granted().forEach(this::requireNoted);
        for (String name : mustKnow) {
            requireKnown(name);
        }
        mustKnow.clear();
    }

    private void requireKnown(String name) {
        if (disk.links().stream().noneMatch(known -> known.name().equals(name))) {
            throw new BrokenPromise(Promise.NOTHING_LOST, name + " was granted, the disk has only " + disk.links());
        }
    }

    private void requireNoted(Command.Add add) {
        Holding noted = disk.holding(add.attachment());
        if (noted == null
                || !noted.links().equals(add.links())
                || !noted.netns().equals(add.netns())) {
            throw new BrokenPromise(Promise.NOTHING_LOST, add + " was granted, the disk has " + noted);
        }
    }

    /** The node goes down: what was made for pods has to be there again afterwards. */
    void requireRemembered() {
        mustKnow.clear();
        pods.granted().forEach(this::requireRemembered);
    }

    private void requireRemembered(Command.Add add) {
        for (DesiredLink link : add.links()) {
            Link found = node.link(link.name());
            boolean isOurs = found != null && found.own() && node.isMadeByDaemon(found.ifindex());
            if (isOurs) {
                requireKnown(link.name());
                mustKnow.add(link.name());
            }
        }
    }

    /** A request is about to reach the kernel: what it would do, unless it is held back, that it must not. */
    Optional<BrokenPromise> harm(Step step, List<Link> known) {
        Link target = node.truth().byIfindex(step.ifindex());
        if (target != null && step instanceof Step.Delete) {
            traces.deleted(target);
        }
        if (target != null && isForMakerOnly(step) && isForeign(target) && !mayGiveWay(step, target)) {
            return broken(Promise.FOREIGN_UNTOUCHED, step, target);
        }
        if (target != null
                && step instanceof Step.Attach
                && seenInUse.contains(target.ifindex())
                && isReached(target)) {
            return broken(Promise.REACHED_SPARED, step, target);
        }
        if (step instanceof Step.Release) {
            seenInUse.remove(step.ifindex());
        }
        for (int ifindex : step.changes() ? step.ifindexes() : List.<Integer>of()) {
            Link met = node.truth().byIfindex(ifindex);
            if (met != null && known.stream().noneMatch(link -> isSame(link, met))) {
                return broken(Promise.NO_STRANGER_TOUCHED, step, met);
            }
        }
        return Optional.empty();
    }

    private boolean isReached(Link link) {
        return node.isInUse(link) && link.controllerIfindex() == 0;
    }

    /** In words of its own: the name, what never changes in a link, and whose it is. */
    private boolean isSame(Link known, Link met) {
        boolean sameTag = !(met.details() instanceof LinkDetails.Vlan tag)
                || (tag.equals(known.details()) && met.lowerIfindex() == known.lowerIfindex());
        boolean sameMaker = !known.own() || met.own() || node.isMadeByDaemon(met.ifindex());
        return known.ifindex() == met.ifindex()
                && known.name().equals(met.name())
                && known.kind().equals(met.kind())
                && sameTag
                && sameMaker;
    }

    private static Optional<BrokenPromise> broken(Promise promise, Step step, Link met) {
        return Optional.of(new BrokenPromise(promise, "'" + step.describe() + "' is about to meet " + met));
    }

    /** Nobody can know what somebody does with a bond after it was read. */
    private boolean mayGiveWay(Step step, Link target) {
        boolean gaveWay = step instanceof Step.Delete
                && (ModuleMade.isUnused(target, node.truth()) || foundUnused.contains(target.ifindex()));
        if (gaveWay) {
            tally.count("bond of the module gave way");
        }
        return gaveWay;
    }

    /** A look was answered: what it found is not to be cut off afterwards. */
    void looked(Step.Inspect look, StepOutcome outcome) {
        seenInUse.remove(look.ifindex());
        if (outcome instanceof StepOutcome.Inspected found && found.isInUse()) {
            seenInUse.add(look.ifindex());
        }
    }

    /** A request was decided on. */
    void sent(Step step, NodeView view) {
        if (step.changes()) {
            unwantedDeleted += step instanceof Step.Delete && !isWanted(step.link(), view) ? 1 : 0;
            traces.sent(step, view);
            requireNeeded(step);
        }
    }

    /** A request was answered: one that is refused each time it is tried changes nothing. */
    void answered(Step step, StepOutcome outcome) {
        if (outcome instanceof StepOutcome.Found found
                && found.link() != null
                && ModuleMade.isUnused(found.link(), node.truth())) {
            foundUnused.add(found.link().ifindex());
        }
        changesMade += step.changes() && outcome instanceof StepOutcome.Acked ? 1 : 0;
    }

    /** How many requests ever changed something. */
    long changesMade() {
        return changesMade;
    }

    /** The daemon had nothing to do, and was watched from so many changes on. */
    void idleSince(long changesBefore, NodeView view) {
        if (changesMade != changesBefore) {
            throw new BrokenPromise(Promise.IDLE_WHEN_RIGHT, "at rest the daemon changes something; it says " + view);
        }
    }

    /** How many requests were sent to delete what nobody wants any more. */
    long unwantedDeleted() {
        return unwantedDeleted;
    }

    private static boolean isWanted(String name, NodeView view) {
        return view.links().stream()
                .anyMatch(link -> link.spec().name().equals(name)
                        && (link.declared() || !link.owners().isEmpty()));
    }

    /** With everything told, it must not be one against what somebody has. */
    void requireNeeded(Step step) {
        if (!(step instanceof Step.Delete) || socket.hasUntold() || !grantedIfindexes.contains(step.ifindex())) {
            return;
        }
        for (Command.Add add : pods.granted()) {
            for (DesiredLink link : add.links()) {
                if (link.name().equals(step.link()) && Rightness.fault(link, node.truth()) == null) {
                    throw new BrokenPromise(
                            Promise.GRANTED_KEPT, "'" + step.describe() + "' though " + add + " was granted");
                }
            }
        }
    }

    /** What changes a link for good, only its maker may do. */
    private static boolean isForMakerOnly(Step step) {
        return step instanceof Step.Delete
                || step instanceof Step.SetBondOptions
                || step instanceof Step.SetMode
                || step instanceof Step.Rename
                || step instanceof Step.Mark;
    }

    /** The mark counts as much as the making: it says that ifacer may. */
    private boolean isForeign(Link link) {
        return !link.own() && !node.isMadeByDaemon(link.ifindex());
    }

    void answered(long requestId, Answer answer) {
        Command command = pods.answered(requestId);
        if (command == null) {
            throw new BrokenPromise(Promise.ANSWERED_ONCE, "request " + requestId + " once more: " + answer);
        }
        if (command instanceof Command.Check check && answer instanceof Answer.Done && !socket.hasUntold()) {
            String fault = firstFault(check.links(), Rightness::faultOfCheck);
            if (fault != null) {
                throw new BrokenPromise(Promise.NO_FALSE_SUCCESS, check + " though " + fault);
            }
        }
        if (!(command instanceof Command.Add add)) {
            return;
        }
        if (answer instanceof Answer.Failed failed) {
            failed(add, failed);
        } else {
            succeeded(add);
        }
    }

    /** Something is published. */
    void told(Event event) {
        if (event.type() == Event.Type.REQUEST_UNDONE) {
            undone.addAll(event.attachments());
        }
        if (event.type() == Event.Type.LINK_CONTESTED && !meddled) {
            throw new BrokenPromise(Promise.NOBODY_BLAMED, event + " though nobody did anything since the last rest");
        }
        if (!event.parts().containsAll(event.type().always())) {
            throw new BrokenPromise(
                    Promise.TOLD_WHOLE, event + " lacks some of " + event.type().always());
        }
    }

    private void failed(Command.Add add, Answer.Failed failed) {
        pods.revoke(add);
        traces.leftovers(failed.leftovers());
        if (failed.problem().cause() == Cause.SUPERSEDED) {
            traces.finishedForNobody(add);
        }
        boolean tookBack = undone.remove(add.attachment()); // and then the reason may be history
        boolean forPort = failed.problem().cause() == Cause.LINK_MISSING
                || failed.problem().cause() == Cause.PORT_BUSY;
        if (forPort && !tookBack && failed.leftovers().isEmpty() && !socket.hasUntold()) {
            requireOfNoUse(add, failed);
        }
    }

    private void requireOfNoUse(Command.Add add, Answer.Failed failed) {
        for (DesiredLink link : add.links()) {
            if (link instanceof DesiredLink.Bond bond && Rightness.serves(bond, node.truth(), port -> false)) {
                throw new BrokenPromise(
                        Promise.SERVES_WITH_WHAT_IT_HAS, add + " failed in " + node.dump() + ": " + failed.problem());
            }
        }
    }

    private void succeeded(Command.Add add) {
        traces.succeeded(add);
        pods.grant(add);
        add.links().forEach(link -> grantedIfindexes.add(node.ifindexOf(link.name())));
        if (!socket.hasUntold()) { // else the daemon cannot know yet what changed last
            requireRight(add);
            requireRemembered(add);
            mustKnow.clear();
        }
        requireNoted(add);
    }

    private void requireRight(Command.Add add) {
        Plan plan = plan(add.links());
        @Nullable
        String fault = firstFault(add.links(), (link, truth) -> Rightness.faultOfGrant(link, truth, node::wasInUse));
        if (fault(add.links()) != null) {
            tally.count("granted without a port");
        }
        boolean isDone = plan.done() || add.links().stream().anyMatch(this::lacksFreedPort);
        if (!isDone || fault != null) {
            throw new BrokenPromise(
                    Promise.NO_FALSE_SUCCESS, add + " though " + (fault == null ? plan : fault) + " in " + node.dump());
        }
    }

    private @Nullable String fault(List<DesiredLink> links) {
        return firstFault(links, Rightness::fault);
    }

    private @Nullable String firstFault(
            List<DesiredLink> links, BiFunction<DesiredLink, LinkTable, @Nullable String> judge) {
        for (DesiredLink link : links) {
            String fault = judge.apply(link, node.truth());
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** With every port that was asked for: else the kernel is asked for those, each time. */
    boolean isRight(List<DesiredLink> links) {
        return plan(links).done() && fault(links) == null;
    }

    private Plan plan(List<DesiredLink> links) {
        return planner.plan(links, node.truth(), Set.of(), node.findings());
    }

    /** Nothing is left to repair: what the daemon says of each link is so, and what is not right could not be. */
    void rest(NodeView view) {
        for (LinkView link : view.links()) {
            String fault = Rightness.fault(link.spec(), node.truth());
            boolean isClaimedRight = link.state() == LinkState.OK;
            boolean isExcused = !isClaimedRight && Excuses.of(link, view, node) != null;
            if (fault != null && !isExcused) {
                throw new BrokenPromise(
                        Promise.CONVERGES, fault + ", and the daemon says " + link + " in " + node.dump());
            }
        }
        meddled = false;
    }

    /** It went without a port that was in use a moment ago. */
    private boolean lacksFreedPort(DesiredLink link) {
        return link instanceof DesiredLink.Bond bond
                && bond.ports().stream()
                        .map(node::link)
                        .anyMatch(port -> port != null && !node.isInUse(port) && node.wasInUse(port));
    }

    /**
     * What is said to block a repair is there: whatever ends it was told. Of bonds: a VLAN says what its bond said when it was
     * looked at last, and comes when the bond does.
     */
    private void requireBlocked(LinkView link) {
        if (!(link.spec() instanceof DesiredLink.Bond)) {
            return;
        }
        Matcher carries = CARRIES.matcher(link.state() == LinkState.BLOCKED ? link.reason() : "");
        while (carries.find()) {
            Link port = node.link(carries.group(1));
            if (port == null || !node.isInUse(port)) {
                throw new BrokenPromise(Promise.BLOCKED_IS_WATCHED, link + " in " + node.dump());
            }
        }
    }

    /** All is answered and told. */
    void quiet(NodeView view) {
        view.links().forEach(this::requireBlocked);
        node.quiet();
        traces.check(view);
        foundUnused.clear();
        grantedIfindexes.removeIf(ifindex -> node.truth().byIfindex(ifindex) == null);
        traces.begin();
    }
}
