package io.ifacer.link.engine;

import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Difference;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wanted of a link that exists with other settings than asked for, and is used as it is. */
final class Acceptance {

    private Acceptance() {}

    /** The same without what differs: it is not declared any more, and therefore never repaired. */
    static DesiredLink of(DesiredLink asked, List<Difference> differences) {
        Set<String> fields = differences.stream()
                .filter(difference -> difference.link().equals(asked.name()))
                .map(Difference::field)
                .collect(Collectors.toSet());
        if (asked instanceof DesiredLink.Bond bond) {
            Map<BondOption, BondValue> options = new EnumMap<>(BondOption.class);
            bond.options().forEach((option, value) -> {
                if (!fields.contains(option.kernelName())) {
                    options.put(option, value);
                }
            });
            return new DesiredLink.Bond(
                    bond.name(),
                    bond.mode(),
                    bond.ports(),
                    options,
                    mtuBytes(bond.mtuBytes(), fields),
                    bond.portOptions());
        }
        DesiredLink.Vlan vlan = (DesiredLink.Vlan) asked;
        return new DesiredLink.Vlan(vlan.name(), vlan.lower(), vlan.id(), mtuBytes(vlan.mtuBytes(), fields));
    }

    private static int mtuBytes(int asked, Set<String> fields) {
        return fields.contains("mtu") ? DesiredLink.MTU_UNDECLARED : asked;
    }
}
