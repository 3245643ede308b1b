package io.ifacer.simulation;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.engine.Command;
import io.ifacer.link.engine.LinkState;
import io.ifacer.link.engine.NodeView;
import io.ifacer.link.engine.NodeView.LinkView;
import io.ifacer.link.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What requests leave behind: nothing where they failed, unless somebody was told, and else all as it was before. */
final class Traces {

    private final Node node;
    private final Set<Integer> explained = new HashSet<>();
    private final List<String> leftovers = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> repaired = new HashSet<>();
    private Map<String, Link> before = Map.of();
    private boolean comparable;

    Traces(Node node) {
        this.node = node;
    }

    /** At rest: from here on everything is compared with how it is now. */
    void begin() {
        comparable = true;
        leftovers.clear();
        used.clear();
        repaired.clear();
        before = new HashMap<>();
        explained.removeIf(ifindex -> node.truth().byIfindex(ifindex) == null);
        node.truth().links().forEach(link -> before.put(link.name(), link));
    }

    /** Somebody else did something: nothing can be compared until the next rest. */
    void disturbed() {
        comparable = false;
    }

    /** Whoever gives a link another name has plans for it. */
    void takenOver(String name) {
        explained.add(node.ifindexOf(name));
    }

    /** A link that was there before goes because nobody wants it, and its ports are let go with it. */
    void deleted(Link link) {
        Link old = before.get(link.name());
        comparable &= old == null || old.ifindex() != link.ifindex();
    }

    /** What was half-made when the daemon died, nobody takes back. */
    void died() {
        comparable = false;
        node.truth().links().forEach(link -> explained.add(link.ifindex()));
    }

    void rebooted() {
        comparable = false;
        explained.clear();
    }

    void succeeded(Command.Add add) {
        for (DesiredLink wanted : add.links()) {
            used.add(wanted.name());
            used.addAll(wanted.lowers());
            explained.add(node.ifindexOf(wanted.name()));
        }
    }

    /** Its pod was deleted meanwhile: where it was finished all the same, its links stay as after any deletion. */
    void finishedForNobody(Command.Add add) {
        succeeded(add);
    }

    void leftovers(List<String> told) {
        leftovers.addAll(told);
    }

    /** A request of a repair: what it makes or gives a name, and whatever it changes, is as somebody wants it. */
    void sent(Step step, NodeView view) {
        boolean isForWanted = step.creates() || step instanceof Step.Rename;
        for (LinkView link : view.links()) {
            comparable &= link.state() != LinkState.REPAIRING;
            if (isForWanted && link.spec().name().equals(step.link())) {
                repaired.add(step.link());
            }
        }
    }

    void check(NodeView view) {
        view.links().forEach(link -> repaired.add(link.spec().name()));
        for (Link link : node.truth().links()) {
            if (isTold(link) || isAmong(repaired, link)) {
                explained.add(link.ifindex());
            }
            if (node.isMadeByDaemon(link.ifindex()) && !explained.contains(link.ifindex())) {
                throw new BrokenPromise(Promise.NOTHING_LEFT, "nobody asked for or was told of " + link);
            }
            Link old = before.get(link.name());
            if (comparable && old != null && !isUsed(link) && leftovers.isEmpty() && !isAsBefore(old, link)) {
                throw new BrokenPromise(Promise.NOTHING_LEFT, "there was " + old + ", now there is " + link);
            }
        }
    }

    /** By whatever name it was asked for. */
    private static boolean isAmong(Set<String> names, Link link) {
        return names.contains(link.name()) || link.altnames().stream().anyMatch(names::contains);
    }

    private boolean isTold(Link link) {
        return leftovers.stream().anyMatch(text -> text.contains(link.name()));
    }

    /** What a success does to a link runs up to those that stand on it. */
    private boolean isUsed(Link link) {
        @Nullable Link below = link;
        for (int depth = 0; depth <= LinkTable.MAX_DEPTH && below != null; depth++) {
            if (isAmong(used, below)) {
                return true;
            }
            below = node.truth().byIfindex(below.lowerHere());
        }
        return false;
    }

    private static boolean isAsBefore(Link old, Link now) {
        return old.ifindex() == now.ifindex()
                && old.mtuBytes() == now.mtuBytes()
                && old.controllerIfindex() == now.controllerIfindex()
                && (old.up() == now.up() || now.lowerIfindex() != 0); // a VLAN follows its lower
    }
}
