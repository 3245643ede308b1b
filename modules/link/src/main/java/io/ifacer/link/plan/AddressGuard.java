package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.StepOutcome.Inspected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a port that the node itself is reached by from being taken down: to join a bond it has to go down, and then the
 * kernel drops its routes and its IPv6 addresses, and its IPv4 addresses are of no use on a port.
 */
final class AddressGuard {

    /** So many addresses or routes are named, the rest is counted. */
    private static final int NAMED = 3;

    private final boolean allowed;

    /** @param allowed whether such ports may be taken all the same, so that nobody has to look */
    AddressGuard(boolean allowed) {
        this.allowed = allowed;
    }

    /** Of an ADD: a problem for a port that is still to be attached and carries something. */
    void check(DesiredLink.Bond want, List<Link> toAttach, Draft draft) {
        for (Link port : toAttach) {
            carried(port, draft)
                    .ifPresent(carried -> draft.problem(
                            Cause.PORT_ADDRESSED,
                            port.name(),
                            "port " + port.name() + ", wanted for bond " + want.name() + ", carries " + carried
                                    + ", which attaching it would cut off",
                            "take " + port.name()
                                    + " out of 'interfaces' or move what it carries to another interface; the"
                                    + " setting links.allowAddressedPorts=true takes such ports all the same"));
        }
    }

    /** Of a repair: why a port that could be attached has to be left alone; empty where nothing is known against it. */
    Optional<String> reasonToSpare(Link port, Draft draft) {
        if (mustLook(port, draft) && draft.isRefused(look(port))) {
            return Optional.of("could not be looked at, and is left alone");
        }
        return carried(port, draft).map(carried -> "carries " + carried + ", and is left alone");
    }

    /** What a port carries; where nobody has looked, a step that does is added to the draft, and goes before all others. */
    private Optional<String> carried(Link port, Draft draft) {
        if (mustLook(port, draft)) {
            draft.inspect(look(port));
            return Optional.empty();
        }
        Inspected found =
                allowed || isPort(port, draft) ? null : draft.findings().of(port.ifindex());
        return found == null ? Optional.empty() : describe(found);
    }

    private boolean mustLook(Link port, Draft draft) {
        return !allowed && !isPort(port, draft) && draft.findings().of(port.ifindex()) == null;
    }

    private static Step.Inspect look(Link port) {
        return new Step.Inspect(port.name(), port.ifindex());
    }

    /** Whether it is a port now, before any step: nobody reaches the node by such a one. */
    private static boolean isPort(Link port, Draft draft) {
        Link now = draft.table().byIfindex(port.ifindex());
        return now != null && now.controllerIfindex() != 0;
    }

    private static Optional<String> describe(Inspected found) {
        List<String> carried = new ArrayList<>();
        name("address", found.addressesInUse(), carried);
        name("route", found.routesInUse(), carried);
        return carried.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", carried));
    }

    private static void name(String what, List<?> all, List<String> carried) {
        if (all.isEmpty()) {
            return;
        }
        String named = String.join(
                ", ", all.stream().limit(NAMED).map(Object::toString).toList());
        String more = all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "";
        carried.add(what + " " + named + more);
    }
}
