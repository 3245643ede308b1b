package io.ifacer.link.plan;

import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkKind;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Problem.Cause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a plan that one bond needs. */
final class BondPlanner {

    private final PlanPolicy policy;
    private final AddressGuard guard;

    BondPlanner(PlanPolicy policy) {
        this.policy = policy;
        this.guard = new AddressGuard(policy);
    }

    void plan(DesiredLink.Bond want, Draft draft) {
        Link existing = draft.existing(want.name());
        if (existing != null && !fits(want, existing, draft)) {
            return;
        }
        List<Link> ports = PortCheck.usable(want, existing, draft);
        if (draft.blocked()) {
            return;
        }
        guard.check(want, PortCheck.toAttach(ports, existing), draft);
        if (existing == null) {
            create(want, ports, draft);
        } else {
            complete(want, existing, ports, draft);
        }
    }

    private void create(DesiredLink.Bond want, List<Link> ports, Draft draft) {
        int mtuBytes = mtuBytes(want, ports, draft);
        draft.create(new Step.CreateBond(want.name(), want.mode(), optionsAtCreation(want, draft), mtuBytes), mtuBytes);
        ports.forEach(port -> attach(port, want.name(), Step.UNKNOWN, draft));
        draft.add(new Step.SetUp(want.name(), Step.UNKNOWN, true));
    }

    private void complete(DesiredLink.Bond want, Link bond, List<Link> ports, Draft draft) {
        for (Link port : ports) {
            if (port.controllerIfindex() == bond.ifindex()) {
                draft.ensureUp(port);
                PortOptions.complete(want, port, draft);
            } else {
                attach(port, bond.name(), bond.ifindex(), draft);
            }
        }
        draft.ensureUp(bond);
        List<String> differences = new ArrayList<>(PortOptions.differences(want, ports, draft));
        if (draft.createdByThisRequest(bond.name())) {
            activate(want, bond, draft);
            requireOptions(want, bond, draft);
        } else {
            differences.addAll(Conflicts.mtu(want.mtuBytes(), bond));
            differences.addAll(Conflicts.options(want, (LinkDetails.Bond) bond.details(), draft.table()));
            Conflicts.tell(bond.name(), differences, policy, draft);
        }
    }

    /** The kernel takes a port only while it is down (bond_main.c, bond_enslave), and sets it up itself. */
    private static void attach(Link port, String controller, int controllerIfindex, Draft draft) {
        if (port.up()) {
            draft.add(new Step.SetUp(port.name(), port.ifindex(), false));
        }
        draft.add(new Step.Attach(port.name(), port.ifindex(), controller, controllerIfindex));
    }

    private boolean fits(DesiredLink.Bond want, Link existing, Draft draft) {
        if (!(existing.details() instanceof LinkDetails.Bond bond)) {
            draft.problem(
                    Cause.NAME_TAKEN,
                    want.name(),
                    "wanted " + want.name() + " as a bond, but " + want.name() + " is a "
                            + LinkKind.describe(existing.kind()),
                    "delete or rename the existing interface, or choose another 'bond.name'");
            return false;
        }
        if (bond.mode() != want.mode()) {
            differs(want, "it has mode " + bond.mode() + ", asked for is " + want.mode(), draft);
            return false;
        }
        return portsFit(want, existing, draft);
    }

    /** A bond of ours that lacks ports is half-built or lost one, and is completed; anyone else's is left alone. */
    private static boolean portsFit(DesiredLink.Bond want, Link existing, Draft draft) {
        List<String> found = draft.table().portsOf(existing.ifindex()).stream()
                .map(Link::name)
                .toList();
        boolean foreignPorts = !want.ports().containsAll(found);
        boolean lacksPorts = !found.containsAll(want.ports());
        // the mark is set silently while the link is down: right after creation only this request knows whose it is
        boolean own = existing.own() || draft.createdByThisRequest(existing.name());
        if (foreignPorts || (lacksPorts && !own)) {
            differs(
                    want,
                    "it has the ports " + found + ", asked for are " + want.ports()
                            + (own ? "" : " (it was not made by ifacer, which therefore leaves it alone)"),
                    draft);
            return false;
        }
        return true;
    }

    private static void differs(DesiredLink.Bond want, String difference, Draft draft) {
        draft.problem(
                Cause.BOND_DIFFERS,
                want.name(),
                "bond " + want.name() + " exists and differs: " + difference,
                "make the configurations that name " + want.name() + " agree, or delete the bond");
    }

    private static Map<BondOption, BondValue> optionsAtCreation(DesiredLink.Bond want, Draft draft) {
        Map<BondOption, BondValue> options = new EnumMap<>(BondOption.class);
        want.options().forEach((option, declared) -> {
            BondValue value = Conflicts.resolve(declared, draft.table());
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
                    "the ports differ in MTU (" + String.join(", ", each) + "): the bond and all its ports get "
                            + least);
        }
        return least;
    }

    /** active_slave has to wait until the port named is attached and has its carrier, else the kernel says EINVAL. */
    private static void activate(DesiredLink.Bond want, Link bond, Draft draft) {
        BondValue declared = want.options().get(BondOption.ACTIVE_SLAVE);
        if (declared == null || draft.hasSteps()) {
            return;
        }
        BondValue value = Conflicts.resolve(declared, draft.table());
        BondValue found = ((LinkDetails.Bond) bond.details()).options().get(BondOption.ACTIVE_SLAVE);
        if (value == null || value.equals(found)) {
            return;
        }
        if (hasCarrier(declared, draft)) {
            draft.add(new Step.SetBondOptions(bond.name(), bond.ifindex(), Map.of(BondOption.ACTIVE_SLAVE, value)));
        } else {
            draft.notice(
                    Notice.Kind.OPTION_DEFERRED,
                    bond.name(),
                    "active_slave " + declared + " is not applied: that port has no carrier");
        }
    }

    private static boolean hasCarrier(BondValue declared, Draft draft) {
        @Nullable Link port = declared instanceof BondValue.PortName name ? draft.existing(name.name()) : null;
        return port != null && port.carrier();
    }

    /** The kernel acknowledges attributes that it does not know, and then ignores them: what was sent is read back. */
    private static void requireOptions(DesiredLink.Bond want, Link bond, Draft draft) {
        if (draft.hasSteps()) {
            return; // a primary is shown only once its port is attached
        }
        List<String> ignored = Conflicts.options(want, (LinkDetails.Bond) bond.details(), draft.table());
        if (!ignored.isEmpty()) {
            draft.problem(
                    Cause.OPTION_IGNORED,
                    want.name(),
                    "the kernel acknowledged and ignored options of bond " + want.name() + ": "
                            + String.join("; ", ignored),
                    "this kernel does not have them: leave them out of 'bond.options'");
        }
    }
}
