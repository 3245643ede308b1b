package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkTable.Change;
import io.ifacer.link.plan.Step;
import java.util.HashSet;
import java.util.Set;

/**
 * The links that were up when they were set down to become ports. The kernel gives a port back its MAC and MTU when it leaves
 * its bond, but leaves it down (bond_main.c, __bond_release_one): one that leaves for good is set up again if it was.
 */
final class FoundUp {

    private final LinkTable table;
    private final Set<Birth> found = new HashSet<>();

    FoundUp(LinkTable table) {
        this.table = table;
    }

    /** A step is about to be sent. */
    void sent(Step step) {
        Link link = step instanceof Step.SetUp ? table.byIfindex(step.ifindex()) : null;
        if (link == null || link.controllerIfindex() != 0) {
            return;
        }
        if (((Step.SetUp) step).up()) {
            found.remove(Birth.of(link, table));
        } else if (link.up()) {
            found.add(Birth.of(link, table));
        }
    }

    /** Only links that are there are kept. That one is up says nothing: the kernel sets a port up before it is one. */
    void changed(Change change) {
        if (change.after() == null && !found.isEmpty()) {
            found.removeIf(link -> !link.isIn(table));
        }
    }

    /** Whether a port, or one that was a port until now, is to be set up when it is none any more. */
    boolean contains(Link port) {
        return found.contains(Birth.of(port, table));
    }
}
