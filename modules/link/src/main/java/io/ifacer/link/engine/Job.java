package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkTable.Change;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Work on links, whatever for: send one step, wait until the kernel has acknowledged it and told that it took effect,
 * look again. Jobs that have a link in common follow each other; what a job does next, and what becomes of it, its kind says.
 */
abstract class Job {

    /** A step that is needed once more after this many times is reverted by somebody else. */
    static final int MAX_REPEATS = 3;

    private final Claims claims;
    private final Map<String, Integer> timesSent = new HashMap<>();
    private final Set<String> released = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();
    private boolean started;
    private @Nullable Flight flight;

    Job(Claims claims) {
        this.claims = claims;
    }

    /** What no two jobs work on at the same time. */
    final Claims claims() {
        return claims;
    }

    /** Whether it has had its turn: until then it has changed nothing. */
    final boolean started() {
        return started;
    }

    /** Whether it has asked the kernel to delete a link of this name. */
    final boolean hasDeleted(String name) {
        return deleted.contains(name);
    }

    /** Whether it has asked the kernel to take a port of this name out of its bond. */
    final boolean hasReleased(String port) {
        return released.contains(port);
    }

    /** One of its links looks different now. */
    final void changed(Change change, LinkTable table) {
        if (flight != null) {
            flight.changed(change, table);
        }
        Link before = change.before();
        Link after = change.after();
        if (after == null && before != null) {
            gone(before);
        } else if (before == null && after != null) {
            came(after);
        }
    }

    /** A link that it asked something of has an address or a route less: what a look finds, or found, may be older. */
    void freed(int ifindex) {
        if (flight != null) {
            flight.freed(ifindex);
        }
    }

    /** One of its links is gone: what has its number or its name later is another, as far as is known. */
    void gone(Link link) {}

    /** A link of one of its names is there. */
    void came(Link link) {}

    /** The kernel's answer to a step of this job. */
    final void answered(long stepId, StepOutcome outcome, Workshop shop) {
        if (flight != null) {
            flight.answered(stepId, outcome, shop);
        }
    }

    /** Goes as far as it can without an answer; true when it is over, well or not. */
    final boolean advance(Workshop shop) {
        if (!started) {
            started = true;
            begin();
        }
        if (flight != null && !flight.isOver(shop)) {
            return false;
        }
        if (flight != null) {
            landed(flight, shop);
            flight = null;
        }
        Step next = next(shop);
        if (next == null) {
            return !waits();
        }
        if (next instanceof Step.Delete) {
            note(next, shop.table(), deleted);
        } else if (next instanceof Step.Release) {
            note(next, shop.table(), released);
        }
        flight = Flight.send(next, this, shop);
        return false;
    }

    /** By all the names that somebody may ask for it by. */
    private static void note(Step step, LinkTable table, Set<String> names) {
        names.add(step.link());
        Link link = table.byIfindex(step.ifindex());
        if (link != null) {
            names.addAll(link.altnames());
        }
    }

    /** Its turn has come. */
    void begin() {}

    /** A step is over, well or not. */
    abstract void landed(Flight over, Workshop shop);

    /** What to send now; null when there is nothing to send. */
    abstract @Nullable Step next(Workshop shop);

    /** Whether it waits for something other than the kernel, and is therefore not over although it sends nothing. */
    boolean waits() {
        return false;
    }

    /** It is out of the queue: the last word on it. */
    abstract void over();

    /** Whether others that want exactly the same would fail as this one did. */
    boolean failedForAll() {
        return false;
    }

    /** Whether it waits for exactly what the other wanted, and is now over because that one failed. */
    boolean sharesFateOf(Job other) {
        return false;
    }

    /** Counts a step that is about to be sent; true when it was sent too often already. */
    final boolean repeatedTooOften(String way, Step step) {
        return timesSent.merge(way + step.describe(), 1, Integer::sum) > MAX_REPEATS;
    }
}
