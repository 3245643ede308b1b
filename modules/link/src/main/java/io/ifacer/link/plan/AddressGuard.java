package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.LinkAddress;
import io.ifacer.link.LinkRoute;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.StepOutcome.Inspected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps a port that the node itself is reached by from being taken down: to join a bond it has to go down, and then the
 * kernel drops its routes and its IPv6 addresses, and its IPv4 addresses are of no use on a port.
 */
final class AddressGuard {

    /** So many addresses or routes are named, the rest is counted. */
    private static final int NAMED = 3;

    private final PlanPolicy policy;

    AddressGuard(PlanPolicy policy) {
        this.policy = policy;
    }

    /** Looks at the ports that are still to be attached: a step for each nobody has looked at, a problem for one in use. */
    void check(DesiredLink.Bond want, List<Link> toAttach, Draft draft) {
        if (policy.allowAddressedPorts()) {
            return;
        }
        for (Link port : toAttach) {
            Inspected found = draft.findings().of(port.ifindex());
            if (found == null) {
                draft.inspect(new Step.Inspect(port.name(), port.ifindex()));
            } else {
                refuseIfInUse(want, port, found, draft);
            }
        }
    }

    private static void refuseIfInUse(DesiredLink.Bond want, Link port, Inspected found, Draft draft) {
        List<LinkAddress> addresses = found.addresses().stream()
                .filter(address -> !address.isLinkLocal())
                .toList();
        List<LinkRoute> routes = found.routes().stream()
                .filter(route -> !route.isIncidental())
                .sorted(Comparator.comparing(LinkRoute::isDefault).reversed())
                .toList();
        if (addresses.isEmpty() && routes.isEmpty()) {
            return;
        }
        List<String> carried = new ArrayList<>();
        name("address", addresses, carried);
        name("route", routes, carried);
        draft.problem(
                Cause.PORT_ADDRESSED,
                port.name(),
                "port " + port.name() + ", wanted for bond " + want.name() + ", carries "
                        + String.join(" and ", carried) + ", which attaching it would cut off",
                "take " + port.name() + " out of 'interfaces' or move what it carries to another interface; the setting"
                        + " links.allowAddressedPorts=true takes such ports all the same");
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
