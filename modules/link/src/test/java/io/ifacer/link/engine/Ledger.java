package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps account of what was granted to whom, and of how everything was before a burst, and holds the engine to it. */
final class Ledger {
    private final SimulatedWorld world;
    private final Set<Integer> granted = new HashSet<>();
    private final Set<Integer> excused = new HashSet<>();
    private final List<String> leftovers = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private Map<String, Link> before = Map.of();
    private boolean meddled;

    Ledger(SimulatedWorld world) {
        this.world = world;
        meddled = true; // until the first quiet there is nothing to compare with
    }

    void begin() {
        meddled = false;
        leftovers.clear();
        used.clear();
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
        if (granted.contains(link.ifindex())) {
            throw new AssertionError("about to delete what another request was told it has: " + link);
        }
    }

    /** Nothing is left that nobody was told of, and what no success concerns is as it was. */
    void check() {
        for (Link link : world.kernel.dump()) {
            if (isLeftover(link)) {
                excused.add(link.ifindex()); // somebody was told
            }
            if (link.own() && !granted.contains(link.ifindex()) && !excused.contains(link.ifindex())) {
                throw new AssertionError("left behind by a request that failed: " + link);
            }
            Link old = before.get(link.name());
            if (!meddled && old != null && !isUsed(link) && leftovers.isEmpty()) {
                requireAsBefore(old, link);
            }
        }
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
