package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.Listing;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.StepOutcome.Inspected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps a port that the node itself is reached by from being taken down: to join a bond it has to go down, and then the
 * kernel drops its routes and its IPv6 addresses, and its IPv4 addresses are of no use on a port. What stands on it goes
 * down with it, so that is looked at in the same way.
 */
final class AddressGuard {

    /** So many addresses or routes are named, the rest is counted. */
    private static final int NAMED = 3;

    private final boolean allowed;
    private final boolean advertisedAllowed;

    /**
     * @param allowed whether such ports may be taken all the same, so that nobody has to look
     * @param advertisedAllowed whether those may be that carry only what routers advertise to everyone
     */
    AddressGuard(boolean allowed, boolean advertisedAllowed) {
        this.allowed = allowed;
        this.advertisedAllowed = advertisedAllowed;
    }

    /** Of an ADD: a problem for a port that is still to be attached and carries something. */
    void check(DesiredLink.Bond want, List<Link> toAttach, Draft draft) {
        for (Link port : toAttach) {
            lost(port, draft).ifPresentOrElse(what -> refuse(want, port, what, draft), () -> {
                lookAt(port, draft);
                tellOfAdvertised(want, port, draft);
            });
        }
    }

    private void tellOfAdvertised(DesiredLink.Bond want, Link port, Draft draft) {
        for (Link link : dependents(port, draft)) {
            Inspected found = draft.findings().of(link.ifindex());
            if (found != null && found.isOnlyAdvertised()) {
                draft.notice(
                        Notice.Kind.PORT_ADVERTISED,
                        want.name(),
                        "port " + port.name() + " carries " + with(link, port)
                                + String.join(" and ", describe(found))
                                + ", which came by router advertisement and goes when it is attached");
            }
        }
    }

    private static void refuse(DesiredLink.Bond want, Link port, String carried, Draft draft) {
        draft.problem(
                Cause.PORT_ADDRESSED,
                port.name(),
                "port " + port.name() + ", wanted for bond " + want.name() + ", carries " + carried
                        + ", which attaching it would cut off",
                "take " + port.name() + " out of 'interfaces' or move what it carries to another interface; the"
                        + " setting links.allowAddressedPorts=true takes such ports all the same");
    }

    /** Of a repair: why a port that could be attached has to be left alone; empty where nothing is known against it. */
    Optional<String> reasonToSpare(Link port, Draft draft) {
        Optional<String> reason =
                carried(port, draft).map(carried -> "carries " + carried).or(() -> unseen(port, draft));
        if (reason.isEmpty()) {
            lookAt(port, draft);
        }
        return reason.map(why -> why + ", and is left alone");
    }

    /** Of a repair: a look that failed lately. */
    private Optional<String> unseen(Link port, Draft draft) {
        return dependents(port, draft).stream()
                .filter(link -> mustLook(link, draft) && draft.isRefused(look(link)))
                .findFirst()
                .map(link -> (link.ifindex() == port.ifindex() ? "" : "has " + link.name() + " on it, which ")
                        + "could not be looked at");
    }

    /** What a port carries by which the node is reached, and what stands on it, as far as somebody has looked. */
    private Optional<String> carried(Link port, Draft draft) {
        return carried(port, draft, this::isInUse);
    }

    /**
     * The same, and what somebody set by hand. A repair does not mind that: the kernel's word that a neighbour is gone is one
     * among those of all that it learns and forgets, which nobody here listens to, and a port would wait for it.
     */
    private Optional<String> lost(Link port, Draft draft) {
        return carried(
                port, draft, found -> isInUse(found) || !found.neighbours().isEmpty());
    }

    private boolean isInUse(Inspected found) {
        return found.isInUse() && !(advertisedAllowed && found.isOnlyAdvertised());
    }

    private Optional<String> carried(Link port, Draft draft, Predicate<Inspected> counts) {
        List<String> carried = new ArrayList<>();
        for (Link link : dependents(port, draft)) {
            Inspected found = draft.findings().of(link.ifindex());
            if (found != null && counts.test(found)) {
                carried.add(with(link, port) + String.join(" and ", describe(found)));
            }
        }
        return carried.isEmpty() ? Optional.empty() : Optional.of(Listing.of(carried, ", and ", NAMED));
    }

    private static String with(Link link, Link port) {
        return link.ifindex() == port.ifindex() ? "" : link.name() + " with ";
    }

    /** Where nobody has looked, steps that do are added to the draft, and go before all others. */
    private void lookAt(Link port, Draft draft) {
        dependents(port, draft).stream()
                .filter(link -> mustLook(link, draft))
                .forEach(link -> draft.inspect(look(link)));
    }

    private static boolean mustLook(Link link, Draft draft) {
        return draft.findings().of(link.ifindex()) == null;
    }

    /** Nobody reaches the node by what is a port now, before any step. */
    private List<Link> dependents(Link port, Draft draft) {
        return allowed || isPort(port, draft) ? List.of() : Dependents.of(port, draft.table());
    }

    private static Step.Inspect look(Link port) {
        return new Step.Inspect(port.name(), port.ifindex());
    }

    private static boolean isPort(Link port, Draft draft) {
        Link now = draft.table().byIfindex(port.ifindex());
        return now != null && now.controllerIfindex() != 0;
    }

    /** Its addresses and routes, as far as they count. */
    static List<String> describe(Inspected found) {
        List<String> carried = new ArrayList<>();
        name("address", found.addressesInUse(), carried);
        name("route", found.routesInUse(), carried);
        name("neighbour set by hand", found.neighbours(), carried);
        return carried;
    }

    private static void name(String what, List<?> all, List<String> carried) {
        if (all.isEmpty()) {
            return;
        }
        carried.add(what + " " + Listing.of(all, ", ", NAMED));
    }
}
