package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.LinkKind;
import io.ifacer.link.LinkTable;
import io.ifacer.link.Listing;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Problem.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the wanted ports are there and free to be attached, before anything is touched. */
final class PortCheck {

    private PortCheck() {}

    /** The wanted ports as links, in the declared order; a problem goes to the draft. */
    static List<Link> usable(DesiredLink.Bond want, @Nullable Link bond, Draft draft) {
        List<Link> ports = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : want.ports()) {
            Link port = draft.existing(name);
            if (port == null) {
                missing.add(name);
            } else {
                ports.add(port);
                occupant(port, bond, draft).ifPresent(by -> busy(want, name, by, draft));
            }
        }
        if (!missing.isEmpty()) {
            draft.problem(
                    Cause.LINK_MISSING,
                    missing.get(0),
                    "bond " + want.name() + " needs the ports [" + Listing.of(want.ports(), ", ") + "], but "
                            + Listing.of(missing, ", ") + (missing.size() == 1 ? " does" : " do") + " not exist",
                    "plug the network card in, or correct its name in 'interfaces'");
        }
        return ports;
    }

    /** By a name and an altname: in no other way can a configuration have one interface twice. */
    static void refuseOneNamedTwice(DesiredLink asked, DesiredLink.Bond want, Draft draft) {
        if (asked.lowers().size() == want.ports().size()) {
            return;
        }
        Map<String, String> firstNames = new HashMap<>();
        for (String name : asked.lowers()) {
            Link port = draft.table().byName(name);
            String first = port == null ? null : firstNames.putIfAbsent(port.name(), name);
            if (first != null) {
                draft.problem(
                        Cause.PORT_TWICE,
                        name,
                        "port " + name + ", wanted for bond " + want.name() + ", is the same interface as " + first
                                + ", which is wanted for it too",
                        "name each interface once in 'interfaces'");
            }
        }
    }

    /** Those of the ports that are not in the bond yet. */
    static List<Link> toAttach(List<Link> ports, @Nullable Link bond) {
        return ports.stream()
                .filter(port -> bond == null || port.controllerIfindex() != bond.ifindex())
                .toList();
    }

    private static void busy(DesiredLink.Bond want, String port, String occupant, Draft draft) {
        draft.problem(
                Cause.PORT_BUSY,
                port,
                "port " + port + ", wanted for bond " + want.name() + ", " + occupant,
                "free " + port + " or take it out of 'interfaces'");
    }

    /** What keeps a port from being attached to a bond, in words that stand after its name; empty when nothing does. */
    static Optional<String> occupant(Link port, @Nullable Link bond, Draft draft) {
        int controllerIfindex = port.controllerIfindex();
        if (bond != null && controllerIfindex == bond.ifindex()) {
            return Optional.empty();
        }
        if (controllerIfindex != 0) {
            Link controller = draft.table().byIfindex(controllerIfindex);
            return Optional.of(
                    controller == null
                            ? "already has a controller, interface " + controllerIfindex
                            : "is already a port of " + LinkKind.describe(controller.kind()) + " " + controller.name());
        }
        if (bond != null && standsOn(port, bond, draft.table())) {
            return Optional.of("stands on that bond itself");
        }
        return draft.table().uppersOf(port.ifindex()).stream()
                .filter(upper -> LinkKind.occupiesLower(upper.kind()))
                .findFirst()
                .map(upper -> "is in use by " + upper.kind() + " " + upper.name() + " on top of it");
    }

    /** Whether a wanted port can never be had, since it stands on the bond. */
    static boolean anyStandsOn(@Nullable Link bond, DesiredLink.Bond want, Draft draft) {
        return bond != null
                && want.ports().stream()
                        .map(draft.table()::byName)
                        .anyMatch(port -> port != null && standsOn(port, bond, draft.table()));
    }

    /** The kernel would find the loop when the port is attached (net/core/dev.c, __netdev_upper_dev_link): EBUSY. */
    private static boolean standsOn(Link port, Link bond, LinkTable table) {
        Link below = port;
        for (int depth = 0; depth < LinkTable.MAX_DEPTH && below != null; depth++) {
            if (below.lowerHere() == bond.ifindex()) {
                return true;
            }
            below = table.byIfindex(below.lowerHere());
        }
        return false;
    }
}
