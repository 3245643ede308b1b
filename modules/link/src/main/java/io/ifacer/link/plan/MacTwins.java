package io.ifacer.link.plan;

import io.ifacer.link.BondMode;
import io.ifacer.link.Link;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Problem.Cause;
import java.util.List;
import java.util.Optional;

/**
 * Ports of one MAC in the modes that tell their ports apart by it: the kernel refuses the second with EFAULT, when the first
 * is attached already (drivers/net/bonding/bond_alb.c, alb_handle_addr_collision_on_attach). A port that is attached may
 * show another's MAC, and does not tell here which is its own: only free ones are compared.
 */
final class MacTwins {

    private MacTwins() {}

    /** Refuses a bond whose ports cannot all be attached; the first two are named. */
    static void check(DesiredLink.Bond want, List<Link> free, Draft draft) {
        for (int i = 1; i < free.size(); i++) {
            Link port = free.get(i);
            Optional<Link> twin = of(port, free.subList(0, i), want);
            if (twin.isPresent()) {
                String first = twin.get().name();
                draft.problem(
                        Cause.PORT_BUSY,
                        port.name(),
                        "ports " + first + " and " + port.name() + ", wanted for bond " + want.name()
                                + ", both have MAC " + port.mac() + ", and mode " + want.mode()
                                + " tells its ports apart by that",
                        "give " + port.name() + " or " + first
                                + " another MAC, take one out of 'interfaces', or choose another" + " mode");
                return;
            }
        }
    }

    /** Why a port cannot be attached besides others that are to be, in words that stand after its name. */
    static Optional<String> reason(Link port, List<Link> others, DesiredLink.Bond want) {
        return of(port, others, want)
                .map(twin -> "has MAC " + port.mac() + " as " + twin.name() + " has, and mode " + want.mode()
                        + " tells its ports apart by that");
    }

    private static Optional<Link> of(Link port, List<Link> others, DesiredLink.Bond want) {
        boolean byMac = want.mode() == BondMode.BALANCE_TLB || want.mode() == BondMode.BALANCE_ALB;
        if (!byMac || port.mac().isEmpty()) {
            return Optional.empty();
        }
        return others.stream().filter(other -> other.mac().equals(port.mac())).findFirst();
    }
}
