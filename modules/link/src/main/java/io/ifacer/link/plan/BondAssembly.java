package io.ifacer.link.plan;

import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.Listing;
import io.ifacer.link.desired.DesiredLink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How a bond is put together, the same in an ADD and in a repair. */
final class BondAssembly {

    private BondAssembly() {}

    static void create(DesiredLink.Bond want, List<Link> ports, Draft draft) {
        int mtuBytes = mtuBytes(want, ports, draft);
        Step create = new Step.CreateBond(want.name(), want.mode(), optionsAtCreation(want, draft), mtuBytes);
        if (!draft.create(create, mtuBytes)) {
            return;
        }
        ports.forEach(port -> attach(port, want.name(), Step.UNKNOWN, draft));
        draft.add(new Step.SetUp(want.name(), Step.UNKNOWN, true));
    }

    /** The kernel takes a port only while it is down (bond_main.c, bond_enslave), and sets it up itself. */
    static void attach(Link port, String controller, int controllerIfindex, Draft draft) {
        Step attach = new Step.Attach(port.name(), port.ifindex(), controller, controllerIfindex);
        if (!draft.isRefused(attach) && draft.raiseLower(port) && draft.takeDown(port)) {
            draft.add(attach);
        }
    }

    /**
     * Applies active_slave to a bond that was just made, once nothing else is left to do: the port named has to be attached
     * and to have its carrier, else the kernel says EINVAL. Later it is up to failover.
     */
    static void activate(DesiredLink.Bond want, Link bond, Draft draft) {
        BondValue declared = want.options().get(BondOption.ACTIVE_SLAVE);
        if (declared == null || draft.hasSteps()) {
            return;
        }
        BondValue value = OptionDrift.resolve(declared, draft.table());
        BondValue found = ((LinkDetails.Bond) bond.details()).options().get(BondOption.ACTIVE_SLAVE);
        if (value == null || value.isShownAs(found)) {
            return;
        }
        if (hasCarrier(declared, bond, draft)) {
            draft.add(new Step.SetBondOptions(bond.name(), bond.ifindex(), Map.of(BondOption.ACTIVE_SLAVE, value)));
        } else {
            draft.notice(
                    Notice.Kind.OPTION_DEFERRED,
                    bond.name(),
                    "active_slave " + declared + " is not applied: that port has no carrier");
        }
    }

    private static boolean hasCarrier(BondValue declared, Link bond, Draft draft) {
        Link port = declared instanceof BondValue.PortName name ? draft.existing(name.name()) : null;
        return port != null && port.controllerIfindex() == bond.ifindex() && port.carrier();
    }

    private static Map<BondOption, BondValue> optionsAtCreation(DesiredLink.Bond want, Draft draft) {
        Map<BondOption, BondValue> options = new EnumMap<>(BondOption.class);
        want.options().forEach((option, declared) -> {
            BondValue value = OptionDrift.resolve(declared, draft.table());
            if (value != null && option.when() != BondOption.When.HAS_PORT) {
                options.put(option, value);
            }
        });
        return options;
    }

    /** A new bond starts at 1500 and would give that to its ports: it takes what they can all carry instead. */
    private static int mtuBytes(DesiredLink.Bond want, List<Link> ports, Draft draft) {
        if (want.mtuBytes() != DesiredLink.MTU_UNDECLARED) {
            return want.mtuBytes();
        }
        int least = ports.stream().mapToInt(Link::mtuBytes).min().orElse(0);
        if (ports.stream().anyMatch(port -> port.mtuBytes() != least)) {
            List<String> each = new ArrayList<>();
            ports.forEach(port -> each.add(port.name() + " " + port.mtuBytes()));
            draft.notice(
                    Notice.Kind.MTU_MIXED,
                    want.name(),
                    "the ports differ in MTU (" + Listing.of(each, ", ") + "): the bond and all its ports get "
                            + least);
        }
        return least;
    }
}
