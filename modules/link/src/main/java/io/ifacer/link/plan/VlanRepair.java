package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Problem.Cause;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a repair that one VLAN needs. */
final class VlanRepair {

    private final Ownership ownership;
    private final Map<String, String> heldElsewhere;
    private final Draft draft;

    VlanRepair(Ownership ownership, Known known, Draft draft) {
        this.ownership = ownership;
        this.heldElsewhere = known.heldElsewhere();
        this.draft = draft;
    }

    void plan(DesiredLink.Vlan want) {
        Link lower = draft.existing(want.lower());
        if (lower == null && !draft.promises(want.lower())) {
            draft.problem(
                    Cause.LINK_MISSING,
                    want.lower(),
                    "interface " + want.lower() + ", which VLAN " + want.name() + " stands on, does not exist",
                    "plug the network card in, or give it its name back");
            return;
        }
        Link holder = draft.existing(want.name());
        if (holder != null && !ownership.owns(holder, want.name())) {
            ownership.report(want, holder, draft);
            return;
        }
        if (holder != null && VlanPlanner.isWanted(want, holder, lower)) {
            mend(want, holder, lower);
            return;
        }
        // id, protocol and lower cannot be changed: the kernel acknowledges that and ignores it (vlan_netlink.c)
        if (holder != null && !ownership.delete(holder, draft)) {
            return;
        }
        if (lower == null) {
            create(want, null);
        } else {
            comeBack(want, lower);
        }
    }

    /** The kernel has one VLAN of an id on a lower: if there is one under another name, ours was renamed. */
    private void comeBack(DesiredLink.Vlan want, Link lower) {
        Link twin = twin(want, lower);
        String held = heldElsewhere.get(want.name());
        if (twin == null && held != null) {
            draft.problem(
                    Cause.VLAN_ID_TAKEN,
                    want.name(),
                    "VLAN " + want.id() + " on " + want.lower() + " cannot be made: " + held,
                    "delete it there, or end the pod that has it");
        } else if (twin == null) {
            create(want, lower);
        } else if (ownership.isAstray(twin, want.name())) {
            mend(want, draft.rename(twin, want.name()), lower);
        } else {
            draft.problem(
                    Cause.VLAN_ID_TAKEN,
                    want.name(),
                    "VLAN " + want.id() + " on " + want.lower() + " is wanted as " + want.name() + " and exists as "
                            + twin.name(),
                    "rename " + twin.name() + " to " + want.name() + ", or delete it");
        }
    }

    private @Nullable Link twin(DesiredLink.Vlan want, Link lower) {
        for (Link vlan : draft.table().vlansWithId(want.id())) {
            if (vlan.equals(draft.existing(vlan.name())) && VlanPlanner.isWanted(want, vlan, lower)) {
                return vlan;
            }
        }
        return null;
    }

    private void create(DesiredLink.Vlan want, @Nullable Link lower) {
        int lowerMtuBytes = draft.mtuBytes(want.lower());
        int mtuBytes = isTooBig(want) ? DesiredLink.MTU_UNDECLARED : want.mtuBytes();
        int lowerIfindex = lower == null ? Step.UNKNOWN : lower.ifindex();
        Step create = new Step.CreateVlan(want.name(), want.lower(), lowerIfindex, want.id(), mtuBytes);
        boolean lowerIsUp = raise(lower);
        boolean created = draft.create(create, mtuBytes == DesiredLink.MTU_UNDECLARED ? lowerMtuBytes : mtuBytes);
        if (created && lowerIsUp) {
            draft.add(new Step.SetUp(want.name(), Step.UNKNOWN, true));
        }
    }

    private void mend(DesiredLink.Vlan want, Link vlan, @Nullable Link lower) {
        boolean lowerIsUp = raise(lower);
        if (want.mtuBytes() != DesiredLink.MTU_UNDECLARED && want.mtuBytes() != vlan.mtuBytes() && !isTooBig(want)) {
            draft.setMtu(vlan, want.mtuBytes());
        }
        if (lowerIsUp) {
            draft.ensureUp(vlan);
        }
        Ownership.mark(vlan, draft);
    }

    /** A VLAN has at most its lower's MTU (net/8021q/vlan_dev.c, vlan_dev_change_mtu). */
    private boolean isTooBig(DesiredLink.Vlan want) {
        int lowerMtuBytes = draft.mtuBytes(want.lower());
        if (want.mtuBytes() <= lowerMtuBytes) {
            return false;
        }
        draft.notice(
                Notice.Kind.WAITING,
                want.name(),
                "MTU " + want.mtuBytes() + " has to wait until " + want.lower() + ", which has " + lowerMtuBytes
                        + ", can carry it");
        return true;
    }

    /** A VLAN cannot be up on a lower that is down (net/8021q/vlan_dev.c, vlan_dev_open: ENETDOWN). */
    private boolean raise(@Nullable Link lower) {
        if (lower == null) {
            return true; // an earlier step makes it and sets it up
        }
        return ownership.isSomebodyElses(lower) ? lower.up() : draft.ensureUp(lower);
    }
}
