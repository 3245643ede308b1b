package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkKind;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Problem.Cause;
import org.jspecify.annotations.Nullable;

/** The part of a plan that one VLAN needs. */
final class VlanPlanner {

    private final PlanPolicy policy;

    VlanPlanner(PlanPolicy policy) {
        this.policy = policy;
    }

    void plan(DesiredLink.Vlan want, Draft draft) {
        Link lower = draft.existing(want.lower());
        if (lower == null && !draft.promises(want.lower())) {
            draft.problem(
                    Cause.LINK_MISSING,
                    want.lower(),
                    "interface " + want.lower() + ", which VLAN " + want.name() + " stands on, does not exist",
                    "plug the network card in, or correct its name in 'interfaces'");
            return;
        }
        Link existing = draft.existing(want.name());
        if (existing == null) {
            create(want, lower, draft);
        } else {
            use(want, existing, lower, draft);
        }
    }

    private void create(DesiredLink.Vlan want, @Nullable Link lower, Draft draft) {
        checkIdIsFree(want, draft);
        int lowerMtuBytes = draft.mtuBytes(want.lower());
        if (want.mtuBytes() > lowerMtuBytes) {
            draft.problem(
                    Cause.MTU_UNFIT,
                    want.name(),
                    "VLAN " + want.name() + " is to have MTU " + want.mtuBytes() + ", but " + want.lower()
                            + (lower == null ? " below it is to have " : " below it has ") + lowerMtuBytes,
                    "raise the MTU of " + want.lower() + " or lower 'mtu'");
        }
        int lowerIfindex = lower == null ? Step.UNKNOWN : lower.ifindex();
        if (lower != null) {
            draft.ensureUp(lower); // setting the VLAN up would fail with ENETDOWN (net/8021q/vlan_dev.c, vlan_dev_open)
        }
        draft.create(
                new Step.CreateVlan(want.name(), want.lower(), lowerIfindex, want.id(), want.mtuBytes()),
                lowerMtuBytes);
        draft.add(new Step.SetUp(want.name(), Step.UNKNOWN, true));
    }

    private void use(DesiredLink.Vlan want, Link existing, @Nullable Link lower, Draft draft) {
        if (lower == null || !isWanted(want, existing, lower)) {
            draft.problem(
                    Cause.NAME_TAKEN,
                    want.name(),
                    "wanted " + want.name() + " as VLAN " + want.id() + " on " + want.lower() + ", but " + want.name()
                            + " is " + Conflicts.altnameOf(existing, want.name())
                            + describe(existing, draft.table()) + Maker.of(existing, draft),
                    "delete or rename the existing interface, or ask for another VLAN");
            return;
        }
        checkIdIsFree(want, draft);
        Conflicts.tell(want.name(), Conflicts.mtu(want.name(), want.mtuBytes(), existing), policy, draft);
        draft.ensureUp(lower);
        draft.ensureUp(existing);
        Ownership.finish(existing, draft);
    }

    /** Whether a link is the wanted VLAN in what cannot be changed in place. */
    static boolean isWanted(DesiredLink.Vlan want, Link existing, @Nullable Link lower) {
        return lower != null
                && existing.details() instanceof LinkDetails.Vlan vlan
                && vlan.id() == want.id()
                && vlan.protocol() == LinkDetails.Vlan.DOT1Q
                && !existing.lowerElsewhere()
                && existing.lowerIfindex() == lower.ifindex();
    }

    private static String describe(Link link, LinkTable table) {
        if (!(link.details() instanceof LinkDetails.Vlan vlan)) {
            return "a " + LinkKind.describe(link.kind());
        }
        Link lower = link.lowerElsewhere() ? null : table.byIfindex(link.lowerIfindex());
        String tag = vlan.protocol() == LinkDetails.Vlan.DOT1Q ? "" : " (802.1ad)";
        String on = lower == null ? "an interface of another network namespace" : lower.name();
        return "VLAN " + vlan.id() + tag + " on " + on;
    }

    /** The original refuses one id on two parents of a node, whoever made the first; it is the default here too. */
    private void checkIdIsFree(DesiredLink.Vlan want, Draft draft) {
        for (Link other : draft.table().vlansWithId(want.id())) {
            if (!other.answersTo(want.name()) && clashes(want, other, draft)) {
                draft.problem(
                        Cause.VLAN_ID_TAKEN,
                        want.name(),
                        "cannot have multiple different vlan interfaces with the same vlanId " + want.id()
                                + " on node at the same time: wanted " + want.name() + ", found " + other.name(),
                        "use " + other.name() + ", delete it, or narrow the rule with the setting vlanIdScope=lower");
            }
        }
    }

    private boolean clashes(DesiredLink.Vlan want, Link other, Draft draft) {
        if (policy.vlanIdScope() == PlanPolicy.VlanIdScope.NODE) {
            return true;
        }
        Link lower = draft.existing(want.lower());
        return lower != null
                && !other.lowerElsewhere()
                && other.lowerIfindex() == lower.ifindex()
                && other.details() instanceof LinkDetails.Vlan vlan
                && vlan.protocol() == LinkDetails.Vlan.DOT1Q; // an 802.1ad VLAN may have the same id beside it
    }
}
