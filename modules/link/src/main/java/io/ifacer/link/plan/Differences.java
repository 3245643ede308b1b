package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkKind;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Compares what is observed with what is wanted, field by field. */
final class Differences {

    private final LinkTable table;
    private final Predicate<Link> mayLackPorts;

    /** A lower that several links stand on differs once. */
    private final Set<Difference> found = new LinkedHashSet<>();

    private Differences(LinkTable table, Predicate<Link> mayLackPorts) {
        this.table = table;
        this.mayLackPorts = mayLackPorts;
    }

    static List<Difference> of(List<DesiredLink> wanted, LinkTable table) {
        return of(wanted, table, bond -> false);
    }

    /** @param mayLackPorts whether a bond is none the less right without some of its ports, as long as it serves */
    static List<Difference> of(List<DesiredLink> wanted, LinkTable table, Predicate<Link> mayLackPorts) {
        Differences differences = new Differences(table, mayLackPorts);
        wanted.forEach(differences::compare);
        return List.copyOf(differences.found);
    }

    private void compare(DesiredLink want) {
        Link link = table.byName(want.name());
        if (link == null) {
            differs(want, "state", "up", "missing");
        } else if (want instanceof DesiredLink.Bond bond) {
            compare(bond, link);
        } else if (want instanceof DesiredLink.Vlan vlan) {
            compare(vlan, link);
        }
    }

    private void compare(DesiredLink.Bond want, Link link) {
        if (!(link.details() instanceof LinkDetails.Bond bond)) {
            differs(want, "kind", LinkKind.BOND, LinkKind.describe(link.kind()));
            return;
        }
        if (bond.mode() != want.mode()) {
            differs(want, "mode", want.mode().kernelName(), bond.mode().kernelName());
        }
        List<Link> ports = table.portsOf(link.ifindex());
        List<String> names = ports.stream().map(Link::name).toList();
        boolean whole = new HashSet<>(names).equals(new HashSet<>(want.ports()));
        if (!whole && !(mayLackPorts.test(link) && serves(want, link, names))) {
            differs(want, "ports", want.ports().toString(), names.toString());
        }
        found.addAll(Conflicts.options(want, link, table));
        mtuAndState(want.name(), want.mtuBytes(), link);
        ports.stream().filter(port -> want.ports().contains(port.name())).forEach(port -> {
            portOptions(want, port);
            mtuAndState(port.name(), want.mtuBytes(), port);
        });
    }

    /** As an ADD has it: with some of its ports and no others, as many as min_links. */
    private static boolean serves(DesiredLink.Bond want, Link link, List<String> ports) {
        return !ports.isEmpty() && want.ports().containsAll(ports) && ports.size() >= MinLinks.needed(want, link);
    }

    private void portOptions(DesiredLink.Bond want, Link port) {
        PortOptions.wrong(want, port)
                .forEach((option, wanted) -> found.add(PortOptions.difference(port, option, wanted)));
    }

    private void compare(DesiredLink.Vlan want, Link link) {
        if (!(link.details() instanceof LinkDetails.Vlan vlan)) {
            differs(want, "kind", LinkKind.VLAN, LinkKind.describe(link.kind()));
            return;
        }
        if (vlan.id() != want.id()) {
            differs(want, "id", Integer.toString(want.id()), Integer.toString(vlan.id()));
        }
        if (vlan.protocol() != LinkDetails.Vlan.DOT1Q) {
            differs(want, "protocol", "802.1Q", "802.1ad");
        }
        Link lower = link.lowerElsewhere() ? null : table.byIfindex(link.lowerIfindex());
        if (lower == null) {
            differs(want, "lower", want.lower(), "an interface of another network namespace");
        } else if (!lower.name().equals(want.lower())) {
            differs(want, "lower", want.lower(), lower.name());
        } else {
            state(lower.name(), lower);
        }
        mtuAndState(want.name(), want.mtuBytes(), link);
    }

    private void mtuAndState(String name, int mtuBytes, Link link) {
        if (mtuBytes != DesiredLink.MTU_UNDECLARED && mtuBytes != link.mtuBytes()) {
            found.add(new Difference(name, "mtu", Integer.toString(mtuBytes), Integer.toString(link.mtuBytes())));
        }
        state(name, link);
    }

    private void state(String name, Link link) {
        if (!link.up()) {
            found.add(new Difference(name, "state", "up", "down"));
        }
    }

    private void differs(DesiredLink want, String field, String wanted, String observed) {
        found.add(new Difference(want.name(), field, wanted, observed));
    }
}
