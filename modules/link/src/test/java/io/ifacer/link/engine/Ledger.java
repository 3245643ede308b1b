package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.engine.NodeView.LinkView;
import io.ifacer.link.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Keeps account of what was granted to whom, and of how everything was before a burst, and holds the engine to it. */
final class Ledger {
    private final SimulatedWorld world;
    private final Supplier<NodeView> view;
    private final Set<Integer> granted = new HashSet<>();
    private final Set<Integer> excused = new HashSet<>();
    private final List<String> leftovers = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> repaired = new HashSet<>();
    private Map<String, Link> before = Map.of();
    private boolean meddled;

    /** What is desired is repaired, whatever was granted before. */
    Ledger(SimulatedWorld world, Supplier<NodeView> view) {
        this.world = world;
        this.view = view;
        meddled = true; // until the first quiet there is nothing to compare with
    }

    void begin() {
        meddled = false;
        leftovers.clear();
        used.clear();
        repaired.clear();
        before = new HashMap<>();
        world.kernel.dump().forEach(link -> before.put(link.name(), link));
    }

    void meddled() {
        meddled = true;
    }

    void succeeded(Command.Add add) {
        for (DesiredLink wanted : add.links()) {
            used.add(wanted.name());
            used.addAll(wanted.lowers());
            world.kernel.link(wanted.name()).ifPresent(link -> granted.add(link.ifindex()));
        }
    }

    void superseded(Command.Add add) {
        for (DesiredLink wanted : add.links()) {
            used.add(wanted.name());
            used.addAll(wanted.lowers());
            world.kernel.link(wanted.name()).ifPresent(link -> excused.add(link.ifindex()));
        }
    }

    void failed(Answer.Failed failed) {
        leftovers.addAll(failed.leftovers());
    }

    void beforeServing(Effect effect) {
        if (effect instanceof Effect.Apply apply && apply.step() instanceof Step.Delete delete) {
            world.kernel.dump().stream()
                    .filter(link -> link.ifindex() == delete.ifindex())
                    .forEach(this::requireOursToDelete);
        }
    }

    private void requireOursToDelete(Link link) {
        if (!link.own()) {
            throw new AssertionError("about to delete somebody else's " + link);
        }
        if (granted.contains(link.ifindex()) && !isDesired(link.name())) {
            throw new AssertionError("about to delete what another request was told it has: " + link);
        }
    }

    /** Nothing is left that nobody was told of, and what no success concerns is as it was. */
    void check() {
        noteDesired();
        for (Link link : world.kernel.dump()) {
            if (isLeftover(link)) {
                excused.add(link.ifindex()); // somebody was told
            }
            if (link.own() && !isDesired(link.name()) && !isAccountedFor(link)) {
                throw new AssertionError("left behind by a request that failed: " + link);
            }
            if (link.own() && repaired.contains(link.name())) {
                granted.add(link.ifindex());
            }
            Link old = before.get(link.name());
            if (!meddled && old != null && !isUsed(link) && leftovers.isEmpty()) {
                requireAsBefore(old, link);
            }
        }
    }

    /** What is desired may be repaired at any time, and what it stands on with it. */
    void noteDesired() {
        for (LinkView desired : view.get().links()) {
            world.kernel.link(desired.spec().name()).ifPresent(link -> granted.add(link.ifindex()));
            used.add(desired.spec().name());
            used.addAll(desired.spec().lowers());
        }
    }

    private boolean isAccountedFor(Link link) {
        return granted.contains(link.ifindex()) || excused.contains(link.ifindex()) || repaired.contains(link.name());
    }

    /** It was granted before, and is repaired: whoever wants it may go while that is under way. */
    void madeWhileDesired(String name) {
        if (isDesired(name)) {
            repaired.add(name);
        }
    }

    private boolean isDesired(String name) {
        return view.get().links().stream()
                .anyMatch(desired -> desired.spec().name().equals(name));
    }

    /** What a success does to a link runs up to those that stand on it. */
    private boolean isUsed(Link link) {
        return used.contains(link.name())
                || world.kernel.dump().stream()
                        .filter(lower -> lower.ifindex() == link.lowerIfindex())
                        .anyMatch(this::isUsed);
    }

    private boolean isLeftover(Link link) {
        return leftovers.stream().anyMatch(text -> text.contains(link.name()));
    }

    private static void requireAsBefore(Link old, Link now) {
        boolean same = old.ifindex() == now.ifindex()
                && old.mtuBytes() == now.mtuBytes()
                && old.controllerIfindex() == now.controllerIfindex()
                && (old.up() == now.up() || now.lowerIfindex() != 0); // a VLAN follows its lower
        if (!same) {
            throw new AssertionError("not as before:\n" + old + "\n" + now);
        }
    }
}
