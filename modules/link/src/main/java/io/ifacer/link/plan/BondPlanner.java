package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkKind;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Problem.Cause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a plan that one bond needs. */
final class BondPlanner {

    private final PlanPolicy policy;
    private final AddressGuard guard;

    BondPlanner(PlanPolicy policy) {
        this.policy = policy;
        this.guard = new AddressGuard(policy.allowAddressedPorts(), policy.allowAdvertisedPorts());
    }

    /** @param kept whether a repair would make it too, with the ports that can be had */
    void plan(DesiredLink.Bond want, boolean kept, Draft draft) {
        Link found = draft.existing(want.name());
        Link unused = found != null && ModuleBond.isUnused(found, draft) ? found : null;
        Link existing = unused == null ? found : null;
        if (existing != null && !fits(want, existing, draft)) {
            return;
        }
        List<Link> ports = ports(want, existing, kept, draft);
        if (draft.blocked()) {
            return;
        }
        if (existing != null) {
            complete(want, existing, ports, draft);
        } else if (unused == null || ModuleBond.giveWay(unused, draft)) {
            BondAssembly.create(want, ports, draft);
        }
    }

    /** The ports to have it with; a problem goes to the draft where it cannot do without the others. */
    private List<Link> ports(DesiredLink.Bond want, @Nullable Link existing, boolean kept, Draft draft) {
        if (mayLackPorts(existing, kept, draft) && !PortCheck.anyStandsOn(existing, want, draft)) {
            RepairPorts found = RepairPorts.of(want, existing, guard, draft);
            List<Link> atHand = found.atHand(want);
            if (found.awaited().isEmpty() || MinLinks.areMet(want, existing, atHand, found.awaited(), draft)) {
                found.awaited().forEach(reason -> awaits(want, reason, draft));
                return atHand;
            }
        }
        List<Link> ports = PortCheck.usable(want, existing, draft);
        List<Link> toAttach = PortCheck.toAttach(ports, existing);
        MacTwins.check(want, toAttach, draft);
        if (!draft.blocked()) {
            guard.check(want, toAttach, draft);
        }
        return ports;
    }

    /** One that is there serves with the ports it has; one that is to be made is made whole, unless the settings say otherwise. */
    private boolean mayLackPorts(@Nullable Link existing, boolean kept, Draft draft) {
        boolean isThere = existing != null && existing.own() && !draft.createdByThisRequest(existing.name());
        return isThere || kept || policy.waitForPorts();
    }

    private static void awaits(DesiredLink.Bond want, String reason, Draft draft) {
        draft.notice(
                Notice.Kind.PORT_AWAITED,
                want.name(),
                "goes without a port, which is taken in when it can be had: " + reason);
    }

    private void complete(DesiredLink.Bond want, Link bond, List<Link> ports, Draft draft) {
        for (Link port : ports) {
            if (port.controllerIfindex() == bond.ifindex()) {
                draft.ensureUp(port);
                PortOptions.complete(want, port, draft);
            } else {
                BondAssembly.attach(port, bond.name(), bond.ifindex(), draft);
            }
        }
        draft.ensureUp(bond);
        Ownership.finish(bond, draft);
        List<Difference> differences = new ArrayList<>(PortOptions.differences(want, ports, draft));
        if (draft.createdByThisRequest(bond.name())) {
            BondAssembly.activate(want, bond, draft);
            requireOptions(want, bond, draft);
        } else {
            differences.addAll(Conflicts.mtu(want.name(), want.mtuBytes(), bond));
            differences.addAll(Conflicts.options(want, bond, draft.table()));
            Conflicts.tell(bond.name(), differences, policy, draft);
        }
    }

    private boolean fits(DesiredLink.Bond want, Link existing, Draft draft) {
        if (!(existing.details() instanceof LinkDetails.Bond bond)) {
            draft.problem(
                    Cause.NAME_TAKEN,
                    want.name(),
                    "wanted " + want.name() + " as a bond, but " + want.name() + " is "
                            + Conflicts.altnameOf(existing, want.name()) + "a " + LinkKind.describe(existing.kind())
                            + Maker.of(existing, draft),
                    "delete or rename the existing interface, or choose another 'bond.name'");
            return false;
        }
        if (bond.mode() != want.mode()) {
            differs(want, existing, "it has mode " + bond.mode() + ", asked for is " + want.mode(), draft);
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
            differs(want, existing, "it has the ports " + found + ", asked for are " + want.ports(), draft);
            return false;
        }
        return true;
    }

    private static void differs(DesiredLink.Bond want, Link existing, String difference, Draft draft) {
        draft.problem(
                Cause.BOND_DIFFERS,
                want.name(),
                "bond " + want.name() + " exists and differs: " + difference + Maker.of(existing, draft),
                ModuleBond.remedy(existing, draft) + "make the configurations that name " + want.name()
                        + " agree, or delete the bond");
    }

    /** The kernel acknowledges attributes that it does not know, and then ignores them: what was sent is read back. */
    private static void requireOptions(DesiredLink.Bond want, Link bond, Draft draft) {
        if (draft.hasSteps()) {
            return; // a primary is shown only once its port is attached
        }
        List<Difference> ignored = Conflicts.options(want, bond, draft.table());
        if (!ignored.isEmpty()) {
            draft.problem(
                    Cause.OPTION_IGNORED,
                    want.name(),
                    "the kernel acknowledged and ignored options of bond " + want.name() + ": "
                            + Conflicts.describe(want.name(), ignored),
                    "this kernel does not have them: leave them out of 'bond.options'");
        }
    }
}
