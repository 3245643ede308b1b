package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable.Change;
import io.ifacer.link.plan.Findings;
import io.ifacer.link.plan.StepOutcome.Inspected;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ports that repairs leave alone because the node is reached by them. Such a port is looked at again when it changes
 * itself, when it loses an address or a route, after notifications were lost, and at each audit.
 *
 * <p>News of routes may come by the million, so that they are asked for only while a port is left alone for a route. It stays
 * among those until a look finds none, and not only until it is looked at again: else each look would end the watch and begin
 * another.
 */
final class SparedPorts {

    private final Map<Integer, Inspected> byIfindex = new HashMap<>();
    private final Set<Integer> withRoutes = new HashSet<>();
    private Set<Integer> watched = Set.of();

    /** A port was looked at; one that carries nothing is not kept, since it may carry something the next time. */
    void inspected(int ifindex, Inspected found) {
        if (found.isInUse()) {
            byIfindex.put(ifindex, found);
        } else {
            byIfindex.remove(ifindex);
        }
        if (found.isInUseByRoute()) {
            withRoutes.add(ifindex);
        } else {
            withRoutes.remove(ifindex);
        }
    }

    void changed(Change change) {
        if (!byIfindex.isEmpty()) {
            forget(change.before());
            forget(change.after());
        }
        Link before = change.before();
        if (before != null && change.after() == null) {
            withRoutes.remove(before.ifindex());
        }
    }

    /** Tells whose routes are to be watched, where that is another set than before. */
    void announce(Outbox out) {
        if (!withRoutes.equals(watched)) {
            watched = Set.copyOf(withRoutes);
            out.watchRoutes(watched);
        }
    }

    private void forget(@Nullable Link port) {
        if (port != null) {
            byIfindex.remove(port.ifindex());
        }
    }

    /** Whether a link is left alone for what it carries; it lost an address, and is looked at again. */
    boolean forget(int ifindex) {
        return byIfindex.remove(ifindex) != null;
    }

    /** Which links are left alone, by number. */
    List<Integer> ifindexes() {
        return byIfindex.keySet().stream().sorted().toList();
    }

    /** At an audit. What nobody has looked at since the one before, nobody waits for. */
    void forgetAll() {
        withRoutes.retainAll(byIfindex.keySet());
        byIfindex.clear();
    }

    /** What the next repair knows from the start. */
    Findings findings() {
        return byIfindex.isEmpty() ? Findings.NONE : new Findings(byIfindex, Set.of());
    }
}
