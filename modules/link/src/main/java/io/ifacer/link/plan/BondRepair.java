package io.ifacer.link.plan;

import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.Listing;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Problem.Cause;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a repair that one bond needs: in place where the kernel can, with the bond down or without its ports only
 * where it must. What stands on the bond keeps its ifindex.
 */
final class BondRepair {

    private final Ownership ownership;
    private final AddressGuard guard;
    private final Draft draft;

    BondRepair(Ownership ownership, AddressGuard guard, Draft draft) {
        this.ownership = ownership;
        this.guard = guard;
        this.draft = draft;
    }

    void plan(DesiredLink.Bond want) {
        Link found = draft.existing(want.name());
        if (found == null) {
            plan(want, null, null);
        } else if (ownership.owns(found, want.name())) {
            boolean isGone = !(found.details() instanceof LinkDetails.Bond) && ownership.delete(found, draft);
            if (isGone || found.details() instanceof LinkDetails.Bond) {
                plan(want, isGone ? null : found, null);
            }
        } else if (ModuleBond.isUnused(found, draft)) {
            plan(want, null, found);
        } else {
            ownership.report(want, found, draft);
        }
    }

    /**
     * @param ours the bond that is there; null when it has to be made, or given its name
     * @param inTheWay what is to give way to that; null when nothing is
     */
    private void plan(DesiredLink.Bond want, @Nullable Link ours, @Nullable Link inTheWay) {
        Link bond = ours;
        Link astray = bond == null ? astray(want) : null;
        if (astray != null) {
            if (!isFree(inTheWay)) {
                return;
            }
            bond = draft.rename(astray, want.name());
        }
        takeBack(want, bond);
        RepairPorts ports = RepairPorts.of(want, bond, guard, draft);
        tellOfAwaited(want, ports);
        if (bond != null) {
            mend(want, bond, ports);
        } else if (!ports.free().isEmpty() && isFree(inTheWay)) {
            BondAssembly.create(want, ports.free(), draft);
        }
    }

    private boolean isFree(@Nullable Link inTheWay) {
        return inTheWay == null || ModuleBond.giveWay(inTheWay, draft);
    }

    /** A bond of ours under another name: the one that was made under this name, or that has a declared port. */
    private @Nullable Link astray(DesiredLink.Bond want) {
        Link made = ownership.madeAs(want.name());
        if (made != null && isAstray(made, want)) {
            return made;
        }
        for (String name : want.ports()) {
            Link controller = controllerOf(draft.existing(name));
            if (controller != null && isAstray(controller, want)) {
                return controller;
            }
        }
        return null;
    }

    private @Nullable Link controllerOf(@Nullable Link port) {
        return port == null ? null : draft.table().byIfindex(port.controllerIfindex());
    }

    private boolean isAstray(Link link, DesiredLink.Bond want) {
        return link.details() instanceof LinkDetails.Bond && ownership.isAstray(link, want.name());
    }

    /** Ports that went to a bond of ours which nobody wants: one that was renamed and has been made anew since. */
    private void takeBack(DesiredLink.Bond want, @Nullable Link bond) {
        for (String name : want.ports()) {
            Link port = draft.existing(name);
            Link controller = controllerOf(port);
            boolean here = bond != null && controller != null && controller.ifindex() == bond.ifindex();
            if (port != null && controller != null && !here && isAstray(controller, want)) {
                draft.release(port, controller);
            }
        }
    }

    private void tellOfAwaited(DesiredLink.Bond want, RepairPorts ports) {
        if (ports.attached().isEmpty() && ports.free().isEmpty()) {
            draft.problem(
                    Cause.LINK_MISSING,
                    want.name(),
                    "bond " + want.name() + " has none of its ports: " + Listing.of(ports.awaited(), ", "),
                    "plug the network card in, give it its name back, or free it");
            return;
        }
        ports.awaited()
                .forEach(reason -> draft.notice(Notice.Kind.WAITING, want.name(), "waiting for a port: " + reason));
    }

    private void mend(DesiredLink.Bond want, Link bond, RepairPorts ports) {
        BondDrift drift = possible(BondDrift.of(want, bond, draft.table()), bond, ports);
        if (drift.needsNoPorts()) {
            reassemble(want, bond, ports, drift);
        } else {
            adjust(bond, ports, drift);
            ports.attached().forEach(port -> PortOptions.mend(want, port, draft));
        }
        setOptions(bond, drift.primary() == null ? Map.of() : Map.of(BondOption.PRIMARY, drift.primary()));
        mtu(want, bond, drift.needsNoPorts() ? List.of() : ports.attached());
        if (draft.createdByThisRequest(bond.name())) {
            BondAssembly.activate(want, bond, draft);
        }
        Ownership.mark(bond, draft);
    }

    /** What of a drift can be repaired now: a bond is not taken apart, nor down, for what is not going to succeed. */
    private BondDrift possible(BondDrift drift, Link bond, RepairPorts ports) {
        boolean stranger = drift.needsNoPorts() && ports.holdsStrangers();
        if (stranger) {
            tellOfStrangers(bond, ports);
        }
        boolean waits = stranger
                || drift.modeIsRefused(bond, draft)
                || (drift.needsNoPorts() && !ports.canLeave(bond, draft))
                || (drift.needsDown() && !draft.canTakeDown(bond));
        BondDrift possible = waits ? drift.inPlace(((LinkDetails.Bond) bond.details()).mode()) : drift;
        return possible.withoutRefused(bond, draft);
    }

    private void tellOfStrangers(Link bond, RepairPorts ports) {
        draft.notice(
                Notice.Kind.WAITING,
                bond.name(),
                "a change that needs the bond without ports has to wait: among "
                        + ports.extra().stream().map(Link::name).toList()
                        + " may be a missing port under another name");
    }

    /** The mode and some options can be changed only while the bond has no ports. */
    private void reassemble(DesiredLink.Bond want, Link bond, RepairPorts ports, BondDrift drift) {
        ports.attached().forEach(port -> draft.release(port, bond));
        ports.extra().forEach(port -> draft.release(port, bond));
        prepare(bond, drift);
        attach(RepairPorts.of(want, bond, guard, draft).free(), bond);
        draft.ensureUp(bond);
    }

    /** Ports and traffic first: an option that can be set at any time comes last. */
    private void adjust(Link bond, RepairPorts ports, BondDrift drift) {
        if (drift.needsDown()) {
            prepare(bond, drift);
        }
        if (ports.complete()) {
            ports.extra().forEach(port -> draft.release(port, bond));
        }
        attach(ports.free(), bond);
        ports.attached().forEach(draft::ensureUp);
        draft.ensureUp(bond);
        if (!drift.needsDown()) {
            setOptions(bond, drift.options());
        }
    }

    /** Everything that the bond has to be in a special state for, and with it all the rest. */
    private void prepare(Link bond, BondDrift drift) {
        if (drift.needsDown()) {
            draft.takeDown(bond);
        }
        if (drift.mode() != null) {
            draft.add(new Step.SetMode(bond.name(), bond.ifindex(), drift.mode()));
        }
        setOptions(bond, drift.options());
    }

    private void setOptions(Link bond, Map<BondOption, BondValue> options) {
        if (!options.isEmpty()) {
            draft.add(new Step.SetBondOptions(bond.name(), bond.ifindex(), options));
        }
    }

    private void attach(List<Link> ports, Link bond) {
        ports.forEach(port -> BondAssembly.attach(port, bond.name(), bond.ifindex(), draft));
    }

    /** The kernel gives the bond's MTU to its ports, which can be given another one afterwards (bond_main.c, bond_change_mtu). */
    private void mtu(DesiredLink.Bond want, Link bond, List<Link> attached) {
        if (want.mtuBytes() == DesiredLink.MTU_UNDECLARED) {
            return;
        }
        if (bond.mtuBytes() != want.mtuBytes()) {
            draft.setMtu(bond, want.mtuBytes());
            return;
        }
        attached.stream()
                .filter(port -> port.mtuBytes() != want.mtuBytes())
                .forEach(port -> draft.setMtu(port, want.mtuBytes()));
    }
}
