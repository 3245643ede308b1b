package io.ifacer.simulation;

import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a link is as it was asked for, in a few plain lines of its own: the planner, which is under test, is not asked.
 */
final class Rightness {

    private Rightness() {}

    /** What is wrong with a link; null when it is right. Options and MTU may differ in a link that was there before. */
    static @Nullable String fault(DesiredLink wanted, LinkTable truth) {
        Link link = truth.byName(wanted.name());
        if (link == null) {
            return wanted.name() + " is not there";
        }
        if (!link.up()) {
            return wanted.name() + " is down";
        }
        if (wanted instanceof DesiredLink.Vlan vlan) {
            return vlanFault(vlan, link, truth);
        }
        return bondFault((DesiredLink.Bond) wanted, link, truth);
    }

    /**
     * What is wrong with a link that was just granted; null when it is right. A bond of ours may lack ports that cannot be had,
     * as long as it has one, and min_links.
     */
    static @Nullable String faultOfGrant(DesiredLink wanted, LinkTable truth, Predicate<Link> inUse) {
        return wanted instanceof DesiredLink.Bond bond && serves(bond, truth, inUse) ? null : fault(wanted, truth);
    }

    /** What a CHECK has to find wrong: a bond of ours that is of use is right also while a repair takes a port in. */
    static @Nullable String faultOfCheck(DesiredLink wanted, LinkTable truth) {
        return wanted instanceof DesiredLink.Bond bond && isOfUse(bond, truth) ? null : fault(wanted, truth);
    }

    /** Whether a bond of ours is of use with the ports it has, and cannot have the others. */
    static boolean serves(DesiredLink.Bond wanted, LinkTable truth, Predicate<Link> inUse) {
        Link link = truth.byName(wanted.name());
        return link != null
                && isOfUse(wanted, truth)
                && wanted.ports().stream()
                        .allMatch(name -> isPortOf(link, name, truth) || isOutOfReach(link, name, truth, inUse));
    }

    private static boolean isOfUse(DesiredLink.Bond wanted, LinkTable truth) {
        Link link = truth.byName(wanted.name());
        if (link == null
                || !link.own()
                || !link.up()
                || !(link.details() instanceof LinkDetails.Bond bond)
                || bond.mode() != wanted.mode()) {
            return false;
        }
        List<Link> ports = truth.portsOf(link.ifindex());
        boolean suffice = !ports.isEmpty() && ports.size() >= minLinks(bond);
        return suffice && ports.stream().allMatch(port -> isWanted(port, wanted) && port.up());
    }

    private static boolean isWanted(Link port, DesiredLink.Bond wanted) {
        return wanted.ports().stream().anyMatch(port::answersTo);
    }

    /** A card that is wanted by two of its names is one port. */
    private static long countPorts(DesiredLink.Bond wanted, LinkTable truth) {
        return wanted.ports().stream()
                .map(name -> currentName(name, truth))
                .distinct()
                .count();
    }

    private static String currentName(String name, LinkTable truth) {
        Link link = truth.byName(name);
        return link == null ? name : link.name();
    }

    private static long minLinks(LinkDetails.Bond bond) {
        return bond.options().get(BondOption.MIN_LINKS) instanceof BondValue.Num least ? least.value() : 0;
    }

    private static boolean isPortOf(Link bond, String name, LinkTable truth) {
        Link port = truth.byName(name);
        return port != null && port.controllerIfindex() == bond.ifindex();
    }

    private static boolean isOutOfReach(Link bond, String name, LinkTable truth, Predicate<Link> inUse) {
        Link port = truth.byName(name);
        return port == null || Excuses.isOccupied(port, bond, truth) || inUse.test(port);
    }

    private static @Nullable String vlanFault(DesiredLink.Vlan wanted, Link link, LinkTable truth) {
        Link lower = truth.byName(wanted.lower());
        if (lower == null || link.lowerIfindex() != lower.ifindex()) {
            return wanted.name() + " does not stand on " + wanted.lower();
        }
        if (!lower.up()) {
            return wanted.lower() + " below " + wanted.name() + " is down";
        }
        boolean rightTag = link.details() instanceof LinkDetails.Vlan vlan
                && vlan.id() == wanted.id()
                && vlan.protocol() == LinkDetails.Vlan.DOT1Q;
        return rightTag ? null : wanted.name() + " is not VLAN " + wanted.id();
    }

    private static @Nullable String bondFault(DesiredLink.Bond wanted, Link link, LinkTable truth) {
        if (!(link.details() instanceof LinkDetails.Bond bond) || bond.mode() != wanted.mode()) {
            return wanted.name() + " is not a bond of mode " + wanted.mode();
        }
        List<Link> ports = truth.portsOf(link.ifindex());
        if (ports.size() != countPorts(wanted, truth)) {
            return wanted.name() + " has other ports than " + wanted.ports();
        }
        for (Link port : ports) {
            if (!isWanted(port, wanted) || !port.up()) {
                return "port " + port.name() + " of " + wanted.name() + " is down or not wanted";
            }
        }
        return null;
    }
}
