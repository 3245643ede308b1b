package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkTable.Change;
import io.ifacer.link.Listing;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The links that are wanted here and go on in another network namespace. A VLAN keeps its id on its lower there
 * (net/8021q/vlan_core.c, vlan_group), so that none can be made here until it comes back or ends: it is not tried before
 * the kernel tells of its lower once more, which it does when that has an upper less, or all links are compared anew.
 */
final class Elsewhere {

    private final DesiredLinks desired;
    private final Attachments attachments;
    private final LinkTable table;
    private final Map<String, LinkEvent.Moved> movedByName = new HashMap<>();
    private final Set<Wanted> held = new LinkedHashSet<>();
    private Consumer<Wanted> whenFree = wanted -> {};

    Elsewhere(DesiredLinks desired, Attachments attachments, LinkTable table) {
        this.desired = desired;
        this.attachments = attachments;
        this.table = table;
    }

    /** Who wants to know of links that may be had again. */
    void whenFree(Consumer<Wanted> listener) {
        whenFree = listener;
    }

    /** Where the link of this name is that was moved; null when none was, or there is one of the name again. */
    LinkEvent.@Nullable Moved whereIs(String name) {
        return movedByName.get(name);
    }

    /** What is known of a VLAN whose id is held elsewhere: where it went, and whose it is; empty where nothing is. */
    String describe(String name) {
        LinkEvent.Moved moved = movedByName.get(name);
        List<String> owners = new ArrayList<>();
        for (Attachment owner : desired.ownersOf(name)) {
            Holding holding = attachments.of(owner);
            String netns = holding == null ? "" : holding.netns();
            owners.add(owner + (netns.isEmpty() ? "" : " (" + netns + ")"));
        }
        return (moved == null ? "" : "; " + name + " was " + moved.describe())
                + (owners.isEmpty() ? "" : "; " + name + " was granted to " + Listing.of(owners, ", "));
    }

    void changed(Change change) {
        Link before = change.before();
        Link after = change.after();
        LinkEvent.Moved moved = change.moved();
        if (after != null) {
            LinkEvent.Moved left = movedByName.remove(after.name());
            if (left != null) {
                appeared(left, after);
            }
        } else if (moved != null && before != null && isOfUse(before.name())) {
            movedByName.put(before.name(), moved);
            Wanted wanted = desired.byName(before.name());
            if (wanted != null && wanted.spec() instanceof DesiredLink.Vlan vlan) {
                hold(
                        wanted,
                        before.name() + " was " + moved.describe() + ", where it keeps id " + vlan.id() + " on "
                                + vlan.lower() + " until it comes back or is deleted");
            }
        }
    }

    /**
     * What comes back is the same link: what stands on it has lived on (drivers/net/macvlan.c, macvlan_device_event). No
     * link that is made bears the mark from the first; of somebody else's only the number tells.
     */
    private void appeared(LinkEvent.Moved left, Link link) {
        Wanted wanted = desired.byName(link.name());
        boolean isBack = link.bearsMark() || left.ifindex() == link.ifindex();
        if (wanted != null && (wanted.own() ? link.bearsMark() : isBack)) {
            wanted.setSeen(Birth.of(link, table));
        }
    }

    private boolean isOfUse(String name) {
        return desired.byName(name) != null || !desired.bondsOf(name).isEmpty();
    }

    /** The kernel would not make a VLAN since there is one, which is not here. */
    void refused(Wanted wanted, String message) {
        if (movedByName.get(wanted.name()) == null || wanted.health().heldElsewhere() == null) {
            hold(wanted, message);
        }
    }

    private void hold(Wanted wanted, String how) {
        wanted.health().setHeldElsewhere(how);
        held.add(wanted);
    }

    /** The kernel tells of links: whether they differ or not, a VLAN on one of them may have ended elsewhere. */
    void told(List<LinkEvent> events) {
        if (held.isEmpty()) {
            return;
        }
        for (LinkEvent event : events) {
            if (event instanceof LinkEvent.Present present) {
                release(present.link());
            }
        }
    }

    private void release(Link lower) {
        for (Wanted wanted : List.copyOf(held)) {
            if (wanted.spec().lowers().stream().anyMatch(lower::answersTo)) {
                release(wanted);
            }
        }
    }

    /** All links are known anew: what is thought to be held elsewhere is put to the test. */
    void tryAgain() {
        new ArrayList<>(held).forEach(this::release);
        movedByName.keySet().removeIf(name -> !isOfUse(name) || table.byName(name) != null);
    }

    private void release(Wanted wanted) {
        held.remove(wanted);
        wanted.health().setHeldElsewhere(null);
        whenFree.accept(wanted);
    }
}
