package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to take back what one request did: what it made is deleted, newest first, and what was there before gets back its
 * controller, MTU and up or down. Level-triggered as the planner is.
 */
final class Undo {

    private final Map<String, Link> before = new HashMap<>();
    private final Map<String, Integer> created = new LinkedHashMap<>();
    private final Set<String> touched = new HashSet<>();
    private final Set<Step> givenUp = new HashSet<>();
    private final List<String> leftovers = new ArrayList<>();

    /** Remembers how the links looked that the request names. */
    void remember(Iterable<String> names, LinkTable table) {
        for (String name : names) {
            Link link = table.byName(name);
            if (link != null) {
                before.put(name, link);
            }
        }
    }

    void sent(Step step) {
        if (step.changes()) {
            touched.add(step.link());
        }
    }

    void created(String name, int ifindex) {
        created.put(name, ifindex);
    }

    Set<String> createdNames() {
        return created.keySet();
    }

    boolean existedBefore(String name) {
        return before.containsKey(name);
    }

    boolean anythingSent() {
        return !touched.isEmpty();
    }

    void giveUp(Step step, String reason) {
        givenUp.add(step);
        leftovers.add(step.describe() + ": " + reason);
    }

    List<String> leftovers() {
        return leftovers;
    }

    /** The next step back; null when nothing is left to do. */
    @Nullable
    Step next(LinkTable table) {
        List<String> newestFirst = new ArrayList<>(created.keySet());
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Step step = delete(newestFirst.get(i), table);
            if (step != null && !givenUp.contains(step)) {
                return step;
            }
        }
        for (Link old : before.values()) {
            Step step = touched.contains(old.name()) ? restore(old, table.byIfindex(old.ifindex()), table) : null;
            if (step != null && !givenUp.contains(step)) {
                return step;
            }
        }
        return null;
    }

    private @Nullable Step delete(String name, LinkTable table) {
        Integer ifindex = created.get(name);
        Link link = table.byName(name);
        // the number too has to be ours: somebody may have deleted ours and made another under the name
        return ifindex != null && link != null && link.ifindex() == ifindex ? new Step.Delete(name, ifindex) : null;
    }

    private static @Nullable Step restore(Link old, @Nullable Link now, LinkTable table) {
        if (now == null) {
            return null;
        }
        if (now.controllerIfindex() != old.controllerIfindex() && old.controllerIfindex() == 0) {
            Link controller = table.byIfindex(now.controllerIfindex());
            return new Step.Release(now.name(), now.ifindex(), controller == null ? "?" : controller.name());
        }
        if (now.mtuBytes() != old.mtuBytes()) {
            return new Step.SetMtu(now.name(), now.ifindex(), old.mtuBytes());
        }
        return now.up() == old.up() ? null : new Step.SetUp(now.name(), now.ifindex(), old.up());
    }
}
