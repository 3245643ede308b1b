package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to take back what one request did: what it made is deleted, newest first, and what was there before gets back its
 * controller, MTU and up or down. Level-triggered as the planner is.
 */
final class Undo {

    private final Map<String, Link> before = new HashMap<>();
    private final Map<String, Integer> created = new LinkedHashMap<>();
    /** What is gone of what was made, and of what was there before, by name: unless it was only said late of another. */
    private final Map<String, Integer> lost = new HashMap<>();

    private final Map<String, Link> lostBefore = new HashMap<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private final Set<Step> givenUp = new HashSet<>();
    private boolean changed;

    /**
     * The ports that were attached. The kernel itself gives a port back its MTU, and knows it better than the table does:
     * when a bond is deleted, it does so without a word (bond_main.c, __bond_release_one: __dev_set_mtu), so that they
     * have to be read.
     */
    private final Set<String> attached = new HashSet<>();

    /**
     * What stands on those, and the MTU in bytes that came from below: one above it was lowered to it, and stays so
     * (net/8021q/vlan.c, vlan_device_event). An MTU that is neither that nor the former is not this request's doing: the
     * table may not have known the former one.
     */
    private final Map<String, Integer> clampedTo = new HashMap<>();

    private final Map<Step, String> lastFailure = new HashMap<>();
    private final List<String> leftovers = new ArrayList<>();

    /** Remembers how the links looked that the request names, and those that stand on them. */
    void remember(Iterable<String> names, LinkTable table) {
        Set<Integer> known = new HashSet<>();
        for (String name : names) {
            Link link = table.byName(name);
            if (link != null) {
                remember(link, table, known);
            }
        }
    }

    private void remember(Link link, LinkTable table, Set<Integer> known) {
        if (known.add(link.ifindex())) {
            before.put(link.name(), link);
            table.uppersOf(link.ifindex()).forEach(upper -> remember(upper, table, known));
        }
    }

    /** What is done to a link runs up to those that stand on it, and they get back what they had after it has. */
    void sent(Step step, LinkTable table) {
        if (!step.changes()) {
            return;
        }
        if (!step.creates() && !before.containsKey(step.link()) && !created.containsKey(step.link())) {
            remember(List.of(step.link()), table); // it is not named by the request, but something named stands on it
        }
        Link link = before.get(step.link());
        List<String> uppers = link == null ? List.of() : uppersOf(link, new HashSet<>());
        touched.addAll(uppers);
        if (step instanceof Step.Attach attach) {
            attached.add(step.link());
            Link controller = table.byIfindex(attach.controllerIfindex());
            if (controller != null) {
                uppers.forEach(upper -> clampedTo.put(upper, controller.mtuBytes()));
            }
        }
        touched.add(step.link());
        if (step instanceof Step.Delete) {
            before.remove(step.link()); // another link may get its number
        }
    }

    /** What stands on a link, on whatever it stands on: the topmost first, since a VLAN's MTU cannot be above its lower's. */
    private List<String> uppersOf(Link lower, Set<Integer> known) {
        known.add(lower.ifindex());
        List<String> names = new ArrayList<>();
        before.values().stream()
                .filter(upper -> upper.lowerHere() == lower.ifindex() && !known.contains(upper.ifindex()))
                .sorted(Comparator.comparingInt(Link::ifindex).reversed())
                .forEach(upper -> {
                    names.addAll(uppersOf(upper, known));
                    names.add(upper.name());
                });
        return names;
    }

    void created(String name, int ifindex) {
        created.remove(name); // made anew, it is the newest
        created.put(name, ifindex);
    }

    /** What was made may be gone; or late words of one that had its name and number before are. */
    void gone(Link link) {
        if (created.remove(link.name(), link.ifindex())) {
            lost.put(link.name(), link.ifindex());
        }
        Link old = before.get(link.name());
        if (old != null && old.ifindex() == link.ifindex()) {
            before.remove(link.name());
            lostBefore.put(link.name(), old);
        }
    }

    /** Only the mark tells whether it is the one that was made. */
    void came(Link link) {
        Link old = lostBefore.get(link.name());
        if (old != null && link.couldBe(old)) {
            before.put(link.name(), old);
            lostBefore.remove(link.name());
        }
        if (link.own() && lost.remove(link.name(), link.ifindex())) {
            created(link.name(), link.ifindex());
        }
    }

    /** The names of the links that the request made and that are still there: another link of such a name is not its own. */
    Set<String> standing(LinkTable table) {
        Set<String> names = new LinkedHashSet<>();
        created.forEach((name, ifindex) -> {
            Link link = table.byName(name);
            if (link != null && link.ifindex() == ifindex) {
                names.add(name);
            }
        });
        return names;
    }

    /** Whether this very link was there before, and not only one of its name. */
    boolean existedBefore(Link link) {
        Link old = before.get(link.name());
        return old != null && old.ifindex() == link.ifindex();
    }

    /** A step took effect. */
    void changed() {
        changed = true;
    }

    /** Whether anything was made or changed, so that there was something to take back. */
    boolean anythingChanged() {
        return changed || !created.isEmpty() || !leftovers.isEmpty();
    }

    boolean anythingSent() {
        return !touched.isEmpty();
    }

    /** What the kernel refuses once it refuses again; what was not answered or not told is worth another try. */
    void failed(Step step, Failure failure) {
        lastFailure.put(step, failure.message());
        if (failure.cause() == Cause.KERNEL_REFUSED) {
            giveUp(step, failure.message());
        }
    }

    void giveUp(Step step, String reason) {
        givenUp.add(step);
        leftovers.add(step.describe() + ": " + lastFailure.getOrDefault(step, reason));
    }

    void leftover(String what) {
        leftovers.add(what);
    }

    List<String> leftovers() {
        return leftovers;
    }

    /** The next step back; null when nothing is left to do. */
    @Nullable
    Step next(LinkTable table) {
        for (String name : newestFirst(created.keySet())) {
            Step step = delete(name, table);
            if (step != null && !givenUp.contains(step) && isUnused(step, table)) {
                return step;
            }
        }
        for (String name : newestFirst(touched)) {
            Link old = before.get(name);
            Step step = old == null ? null : restore(old, table.byIfindex(old.ifindex()), table);
            if (step != null && !givenUp.contains(step)) {
                return step;
            }
        }
        return null;
    }

    private static List<String> newestFirst(Set<String> names) {
        List<String> list = new ArrayList<>(names);
        Collections.reverse(list);
        return list;
    }

    /** The kernel deletes what stands on a link together with it: what somebody else has put there stays. */
    private boolean isUnused(Step step, LinkTable table) {
        List<Link> foreign = table.uppersOf(step.ifindex()).stream()
                .filter(upper -> !Objects.equals(created.get(upper.name()), upper.ifindex()))
                .toList();
        if (foreign.isEmpty()) {
            return true;
        }
        giveUp(step, "somebody else has put " + foreign.get(0).name() + " on it meanwhile");
        return false;
    }

    private @Nullable Step delete(String name, LinkTable table) {
        Integer ifindex = created.get(name);
        Link link = table.byName(name);
        // the number too has to be ours: somebody may have deleted ours and made another under the name
        return ifindex != null && link != null && link.ifindex() == ifindex ? new Step.Delete(name, ifindex) : null;
    }

    private @Nullable Step restore(Link old, @Nullable Link now, LinkTable table) {
        if (now == null || isPortOfSomethingKept(now, table)) {
            return null;
        }
        if (now.controllerIfindex() != old.controllerIfindex() && old.controllerIfindex() == 0) {
            Link controller = table.byIfindex(now.controllerIfindex());
            return new Step.Release(now.name(), now.ifindex(), controller == null ? "?" : controller.name());
        }
        boolean otherMtu = now.mtuBytes() != old.mtuBytes();
        if (otherMtu && attached.remove(now.name())) {
            return new Step.Reread(now.name());
        }
        if (Integer.valueOf(now.mtuBytes()).equals(clampedTo.get(now.name())) && now.mtuBytes() < old.mtuBytes()) {
            return new Step.SetMtu(now.name(), now.ifindex(), old.mtuBytes());
        }
        return now.up() == old.up() ? null : new Step.SetUp(now.name(), now.ifindex(), old.up());
    }

    /** A bond that was made here and has to stay, because somebody uses it, stays with its ports. */
    private boolean isPortOfSomethingKept(Link now, LinkTable table) {
        Link controller = table.byIfindex(now.controllerIfindex());
        return controller != null && Objects.equals(created.get(controller.name()), controller.ifindex());
    }
}
