package io.ifacer.link.plan;

import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.PortOption;
import io.ifacer.link.desired.DesiredLink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that links have now, for those by which they are wanted. What a link stands on may be wanted by an altname, which
 * udev makes the name one day: it is looked up anew for each plan, and what is remembered stays as it was asked for.
 */
public final class CurrentNames {

    private final LinkTable table;
    private final Map<String, String> known = new LinkedHashMap<>();

    CurrentNames(LinkTable table) {
        this.table = table;
    }

    /** The same wish with the current names; the very same where it has those already. */
    public static DesiredLink in(DesiredLink wanted, LinkTable table) {
        return new CurrentNames(table).of(wanted);
    }

    /** Whether two wishes are one, in whatever spelling. */
    public static boolean areEqual(DesiredLink one, DesiredLink other, LinkTable table) {
        return one.equals(other) || in(one, table).equals(in(other, table));
    }

    DesiredLink of(DesiredLink wanted) {
        if (wanted instanceof DesiredLink.Bond bond) {
            return of(bond);
        }
        DesiredLink.Vlan vlan = (DesiredLink.Vlan) wanted;
        String lower = of(vlan.lower());
        return lower.equals(vlan.lower()) ? vlan : new DesiredLink.Vlan(vlan.name(), lower, vlan.id(), vlan.mtuBytes());
    }

    /** One card may be named twice, by its name and by an altname: it is one port. */
    DesiredLink.Bond of(DesiredLink.Bond bond) {
        boolean same = true;
        for (String port : bond.ports()) {
            same &= of(port).equals(port);
        }
        if (same) {
            return bond;
        }
        Set<String> ports = new LinkedHashSet<>();
        bond.ports().forEach(port -> ports.add(of(port)));
        Map<BondOption, BondValue> options = new EnumMap<>(BondOption.class);
        bond.options().forEach((option, value) -> options.put(option, of(value)));
        Map<String, Map<PortOption, Integer>> portOptions = new LinkedHashMap<>();
        bond.portOptions().forEach((port, values) -> portOptions.putIfAbsent(of(port), values));
        return new DesiredLink.Bond(
                bond.name(), bond.mode(), List.copyOf(ports), options, bond.mtuBytes(), portOptions);
    }

    private BondValue of(BondValue value) {
        return value instanceof BondValue.PortName port ? new BondValue.PortName(of(port.name())) : value;
    }

    /** A name that no link has stays as it is. */
    String of(String name) {
        Link link = table.byName(name);
        if (link == null || link.name().equals(name)) {
            return name;
        }
        known.put(name, link.name());
        return link.name();
    }

    /** The problem, with a word on each link in it that somebody asked for by another name. */
    Problem explain(Problem problem) {
        List<String> words = new ArrayList<>();
        known.forEach((altname, name) -> {
            if (problem.message().contains(name)) {
                words.add(altname + " is an altname of " + name);
            }
        });
        return words.isEmpty()
                ? problem
                : new Problem(
                        problem.cause(),
                        problem.link(),
                        problem.message() + " (" + String.join(", ", words) + ")",
                        problem.remedy());
    }
}
