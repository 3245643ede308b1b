package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.LinkTable;
import io.ifacer.link.LinkTable.Change;
import io.ifacer.link.Listing;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.engine.Event.FieldChange;
import io.ifacer.link.plan.Difference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what happens to desired links: what is lost, what differs, what has come back, and what that means for pods. */
final class Watch {

    private final DesiredLinks desired;
    private final Attachments attachments;
    private final LinkTable table;
    private final Elsewhere elsewhere;
    private final Alarms alarms;
    private final Outbox out;
    private Event.Cause foundBy = Event.Cause.NOTIFICATION;

    Watch(
            DesiredLinks desired,
            Attachments attachments,
            LinkTable table,
            Elsewhere elsewhere,
            Alarms alarms,
            Outbox out) {
        this.desired = desired;
        this.attachments = attachments;
        this.table = table;
        this.elsewhere = elsewhere;
        this.alarms = alarms;
        this.out = out;
    }

    /** How what is told from now on was found out. */
    void foundBy(Event.Cause how) {
        foundBy = how;
    }

    /** The bond driver deals with a carrier that is gone: it is told of, and nothing is done. */
    void carrier(Change change) {
        Link before = change.before();
        Link after = change.after();
        if (before == null || after == null || before.carrier() == after.carrier() || !before.up() || !after.up()) {
            return;
        }
        String name = after.name();
        boolean concerns = !desired.bondsOf(after).isEmpty()
                || desired.namedAs(after).stream().anyMatch(wanted -> wanted.spec() instanceof DesiredLink.Bond);
        if (concerns) {
            FieldChange carrier = new FieldChange("carrier", word(before.carrier()), word(after.carrier()));
            String text = after.carrier() ? "has its carrier again" : "has lost its carrier";
            out.publish(new Event(Event.Type.CARRIER_CHANGED, foundBy, name, text)
                    .with(List.of(carrier))
                    .concerning(owners(after)));
        }
    }

    /** Notes which port has left its bond: to be told of when the bond is looked at, when it is known who did it. */
    void left(Change change) {
        Link before = change.before();
        Link after = change.after();
        if (before == null
                || before.controllerIfindex() == 0
                || (after != null && after.controllerIfindex() == before.controllerIfindex())) {
            return;
        }
        Link bond = table.byIfindex(before.controllerIfindex());
        if (bond != null) {
            desired.namedAs(bond).stream()
                    .filter(Wanted::isWanted)
                    .forEach(wanted -> wanted.spec().lowers().stream()
                            .filter(before::answersTo)
                            .forEach(wanted.health().portsLeft()::add));
        }
    }

    /** Tells of ports that leave a bond while somebody is at work on it, but for what that one does himself. */
    void tellLeft(Wanted wanted, Job busy) {
        Link bond = table.byName(wanted.name());
        for (String name : wanted.health().portsLeft()) {
            Link port = table.byName(name);
            boolean isOut = bond != null && (port == null || port.controllerIfindex() != bond.ifindex());
            if (isOut && !busy.hasReleased(name) && !busy.hasDeleted(wanted.name())) {
                lost(wanted, name, port);
            }
        }
        wanted.health().portsLeft().clear();
    }

    /** What follows the fact where it is not the usual way to learn of it. */
    private String how() {
        return foundBy == Event.Cause.AUDIT ? " (found by the audit: the kernel told nothing of it)" : "";
    }

    /** The attachments that have to do with a link: its own, or those of the bonds that it is a port of. */
    private Set<Attachment> owners(Link link) {
        Set<Attachment> owners = new LinkedHashSet<>();
        desired.namedAs(link).forEach(wanted -> owners.addAll(wanted.owners()));
        desired.bondsOf(link).forEach(bond -> owners.addAll(bond.owners()));
        return owners;
    }

    private static FieldChange controller(Event.Type type, Wanted bond) {
        return type == Event.Type.PORT_LOST
                ? new FieldChange("controller", bond.name(), "")
                : new FieldChange("controller", "", bond.name());
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }

    /** Tells how a link differs now, as far as that is news. */
    void tell(Wanted wanted, List<Difference> found) {
        Health health = wanted.health();
        List<Difference> before = health.differences();
        if (found.isEmpty() && before.isEmpty() && health.portsLostAtNanos().isEmpty()) {
            health.portsLeft().clear();
            identify(wanted);
            return;
        }
        health.differs(found, foundBy, alarms.nowNanos());
        boolean isLost = isLost(wanted, found);
        if (isLost && !isLost(wanted, before)) {
            lost(wanted, found);
        }
        if (!isLost) {
            identify(wanted);
            ports(wanted);
            drift(wanted, before, found);
        }
        health.portsLeft().clear();
        if (found.isEmpty() && !before.isEmpty()) {
            right(wanted, before);
        }
    }

    /** One that never was there is not lost: it is told of when it is made, or when it cannot be. */
    private void lost(Wanted wanted, List<Difference> found) {
        boolean wasNever =
                wanted.seen().ifindex() == Wanted.NONE && wanted.owners().isEmpty();
        LinkEvent.Moved moved = elsewhere.whereIs(wanted.name());
        if (wasNever && moved == null && table.byName(wanted.name()) == null) {
            wanted.health().setToBeMade(true);
        } else if (moved == null) {
            publish(Event.Type.LINK_LOST, wanted, whereabouts(wanted), found);
        } else {
            publish(Event.Type.LINK_MOVED, wanted, "was " + moved.describe(), found);
        }
    }

    private void right(Wanted wanted, List<Difference> before) {
        Health health = wanted.health();
        boolean isMade = health.toBeMade();
        health.setToBeMade(false);
        if (!isMade) {
            out.publish(about(Event.Type.LINK_REPAIRED, wanted, repairOf(health))
                    .with(FieldChanges.mended(wanted.name(), before))
                    .lasting(alarms.nowNanos() - health.brokenSinceNanos()));
        } else if (!health.done().isEmpty()) {
            Event.Cause cause = wanted.declared() ? Event.Cause.DECLARATION : Event.Cause.MEMORY;
            String why = wanted.declared() ? "made since it is declared: " : "made since it is remembered: ";
            out.publish(new Event(Event.Type.LINK_CREATED, cause, wanted.name(), why + String.join("; ", health.done()))
                    .with(FieldChanges.ifindex(Wanted.NONE, wanted.seen().ifindex()))
                    .concerning(wanted.owners()));
        }
    }

    private static String repairOf(Health health) {
        return health.done().isEmpty()
                ? "right again without a repair"
                : "right again: " + Listing.of(health.done(), "; ");
    }

    private static boolean isLost(Wanted wanted, List<Difference> differences) {
        return differences.stream()
                .anyMatch(difference -> difference.link().equals(wanted.name())
                        && (difference.found().equals("missing")
                                || difference.field().equals("kind")));
    }

    private String whereabouts(Wanted wanted) {
        Link link = wanted.seen().isIn(table) ? table.byIfindex(wanted.seen().ifindex()) : null;
        Link other = table.byName(wanted.name());
        if (link != null && !link.answersTo(wanted.name())) {
            return "renamed to " + link.name() + how();
        }
        return (other == null ? "is not there" : "another interface has its name") + how();
    }

    /** One that came back as another link has lost what stood on it in other network namespaces. */
    private void identify(Wanted wanted) {
        Link link = table.byName(wanted.name());
        if (link == null || wanted.seen().equals(Birth.of(link, table))) {
            return;
        }
        int before = wanted.seen().ifindex();
        wanted.setSeen(Birth.of(link, table));
        List<Attachment> affected = before == Wanted.NONE ? List.of() : mastersOf(wanted);
        if (!affected.isEmpty()) {
            String text =
                    "is another interface than before: what pods had on the old one (macvlan, ipvlan) died with it, and"
                            + " is back only when they are made anew";
            out.publish(about(Event.Type.PODS_AFFECTED, wanted, text)
                    .with(FieldChanges.ifindex(before, link.ifindex()))
                    .concerning(affected));
        }
    }

    /** The attachments whose plugins after ifacer stand on this link: the last of those they asked for. */
    private List<Attachment> mastersOf(Wanted wanted) {
        List<Attachment> masters = new ArrayList<>();
        for (Attachment owner : wanted.owners()) {
            Holding holding = attachments.of(owner);
            if (holding != null
                    && holding.links().get(holding.links().size() - 1).name().equals(wanted.name())) {
                masters.add(owner);
            }
        }
        return masters;
    }

    private void ports(Wanted wanted) {
        Link bond = table.byName(wanted.name());
        if (bond == null || !(wanted.spec() instanceof DesiredLink.Bond spec)) {
            return;
        }
        for (String name : spec.ports()) {
            Link port = table.byName(name);
            boolean attached = port != null && port.controllerIfindex() == bond.ifindex();
            Long lostAtNanos = wanted.health().portsLostAtNanos().get(name);
            boolean isNews = lostAtNanos == null || wanted.health().portsLeft().contains(name);
            if (!attached && isNews) {
                lost(wanted, name, port);
            } else if (attached && lostAtNanos != null) {
                wanted.health().portsLostAtNanos().remove(name);
                out.publish(port(Event.Type.PORT_RETURNED, wanted, name, "is in it again")
                        .lasting(alarms.nowNanos() - lostAtNanos));
            }
        }
    }

    private void lost(Wanted wanted, String name, @Nullable Link port) {
        wanted.health().portsLostAtNanos().put(name, alarms.nowNanos());
        out.publish(port(Event.Type.PORT_LOST, wanted, name, whereabouts(name, port)));
    }

    private String whereabouts(String name, @Nullable Link port) {
        if (port == null) {
            LinkEvent.Moved moved = elsewhere.whereIs(name);
            return name + (moved == null ? " is not there" + how() : " was " + moved.describe());
        }
        Link controller = table.byIfindex(port.controllerIfindex());
        return (controller == null ? "was released" : "is a port of " + controller.name()) + how();
    }

    private Event port(Event.Type type, Wanted wanted, String port, String text) {
        return new Event(type, foundBy, port, "port of " + wanted.name() + ": " + text)
                .with(List.of(controller(type, wanted)))
                .concerning(wanted.owners());
    }

    /** What is told as lost is not told as drift too. */
    private void drift(Wanted wanted, List<Difference> before, List<Difference> found) {
        Set<Difference> news = new HashSet<>(found);
        before.forEach(news::remove);
        news.removeIf(difference -> difference.field().equals("ports")
                && !wanted.health().portsLostAtNanos().isEmpty());
        if (news.isEmpty()) {
            return;
        }
        List<Difference> drift = found.stream().filter(news::contains).toList();
        String text = Listing.of(drift.stream().map(Difference::describe).toList(), "; ");
        publish(Event.Type.DRIFT_FOUND, wanted, text + how(), drift);
    }

    private void publish(Event.Type type, Wanted wanted, String text, List<Difference> found) {
        out.publish(about(type, wanted, text).with(FieldChanges.drift(wanted.name(), found)));
    }

    private Event about(Event.Type type, Wanted wanted, String text) {
        return new Event(type, foundBy, wanted.name(), text).concerning(wanted.owners());
    }
}
