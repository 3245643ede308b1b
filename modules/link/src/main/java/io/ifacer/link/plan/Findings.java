package io.ifacer.link.plan;

import io.ifacer.link.plan.StepOutcome.Inspected;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request has learned on its way that no link table shows.
 *
 * @param inspected what the inspected ports carry, by ifindex
 * @param attached the names of the ports that the request attached: what a bond keeps of a port is new there, and is set
 */
public record Findings(Map<Integer, Inspected> inspected, Set<String> attached) {

    /** Nothing yet. */
    public static final Findings NONE = new Findings(Map.of(), Set.of());

    public Findings {
        inspected = Map.copyOf(inspected);
        attached = Set.copyOf(attached);
    }

    /** These, and what the port of this number carries. */
    public Findings withInspected(int ifindex, Inspected found) {
        Map<Integer, Inspected> more = new HashMap<>(inspected);
        more.put(ifindex, found);
        return new Findings(more, attached);
    }

    /** These without what a link carried: it has been a port since, and is looked at again should it leave. */
    public Findings withoutInspected(int ifindex) {
        if (!inspected.containsKey(ifindex)) {
            return this;
        }
        Map<Integer, Inspected> fewer = new HashMap<>(inspected);
        fewer.remove(ifindex);
        return new Findings(fewer, attached);
    }

    /** These, and a port that was attached. */
    public Findings withAttached(String port) {
        Set<String> more = new HashSet<>(attached);
        more.add(port);
        return new Findings(inspected, more);
    }

    /** What a port carries; null when nobody looked. */
    @Nullable
    Inspected of(int ifindex) {
        return inspected.get(ifindex);
    }
}
