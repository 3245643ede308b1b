package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Confirmation;
import io.ifacer.link.plan.Dependents;
import io.ifacer.link.plan.Findings;
import io.ifacer.link.plan.Known;
import io.ifacer.link.plan.Notice;
import io.ifacer.link.plan.Plan;
import io.ifacer.link.plan.Problem.Cause;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome.Inspected;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes links right again as far as that goes. Nobody waits for it, and nothing is taken back. */
final class RepairJob extends Job {

    private final Unit unit;
    private final Treatment treatment;
    private final Set<String> created = new HashSet<>();
    private final Map<Step, Failure> refused = new HashMap<>();
    private final Set<Wanted> heldElsewhere = new HashSet<>();
    private final Set<Wanted> treated = new HashSet<>();
    private final Departures departures = new Departures();
    private Findings findings = Findings.NONE;
    private @Nullable Failure failure;

    /** The bond that came with the module and that is being deleted, if one is. */
    private @Nullable Step givingWay;

    RepairJob(Unit unit, Treatment treatment) {
        super(unit.claims());
        this.unit = unit;
        this.treatment = treatment;
    }

    Unit unit() {
        return unit;
    }

    /** The links that something was sent for. */
    Set<Wanted> treated() {
        return treated;
    }

    /** The steps that failed, and why. */
    Map<Step, Failure> refused() {
        return refused;
    }

    /** The VLANs that the kernel has in another network namespace: nothing failed there, they have to wait. */
    Set<Wanted> heldElsewhere() {
        return heldElsewhere;
    }

    /** Why it could not do all; null when nothing failed. */
    @Nullable
    Failure failure() {
        return failure;
    }

    @Override
    void begin() {
        findings = treatment.spared().findings();
    }

    @Override
    void landed(Flight over, Workshop shop) {
        Step step = over.step();
        Failure reason = over.failure();
        if (step instanceof Step.Inspect) {
            inspected(over, shop.table());
        } else if (reason == null || Confirmation.seen(step, shop.table())) {
            Link link = reason == null
                    ? shop.table().byIfindex(over.seenIfindex())
                    : shop.table().byName(step.link());
            // one that is there although the request failed may be somebody else's, unless it is marked as ours
            if (step.creates() && (reason == null || (link != null && link.own()))) {
                created.add(step.link());
                made(unit.beneficiary(step), link, shop.table());
            }
            unit.beneficiary(step).health().done().add(step.describe());
            learn(step, shop.table());
            if (step.equals(givingWay)) {
                treatment.gaveWay(unit.beneficiary(step), step);
            }
        } else if (isInTheWay(over, shop.table())) {
            return; // it came with the module that the step made the kernel load, or is somebody else's: the plan
            // decides
        } else if (!reason.missed() && !Confirmation.decided(step, shop.table())) {
            failed(step, reason);
        }
    }

    private static boolean isInTheWay(Flight over, LinkTable table) {
        Failure failure = over.failure();
        return failure != null
                && failure.refusedAsTaken()
                && table.byName(over.step().link()) != null;
    }

    /** A look that fails counts as a repair that failed, so that it is not taken again at once; any other is none. */
    private void inspected(Flight over, LinkTable table) {
        Step step = over.step();
        Inspected found = over.inspected();
        Failure reason = over.failure();
        if (found != null) {
            findings = findings.withInspected(step.ifindex(), found);
            treatment.spared().inspected(step.ifindex(), found);
        } else if (reason != null && table.byIfindex(step.ifindex()) != null) {
            treat(unit.beneficiary(step));
            failed(step, reason);
        }
    }

    /**
     * Nobody reached the node by what was a port until now: it is attached again without a look. The kernel has set it down
     * already, and what stands on it (bond_main.c, __bond_release_one).
     */
    private void learn(Step step, LinkTable table) {
        Link port =
                step instanceof Step.Release || step instanceof Step.Attach ? table.byIfindex(step.ifindex()) : null;
        if (port != null) {
            for (Link link : Dependents.of(port, table)) {
                // one that was attached and leaves again may have got an address by then: it is looked at anew
                findings = step instanceof Step.Attach
                        ? findings.withoutInspected(link.ifindex())
                        : findings.withInspected(link.ifindex(), Inspected.NOTHING);
            }
        }
    }

    private static void made(Wanted wanted, @Nullable Link link, LinkTable table) {
        if (link != null) {
            wanted.setOwn(true);
            wanted.setMade(Birth.of(link, table));
        }
    }

    private void failed(Step step, Failure reason) {
        if (reason.cause() == Cause.VLAN_ID_TAKEN) {
            Wanted wanted = unit.beneficiary(step);
            heldElsewhere.add(wanted);
            treatment.heldElsewhere(wanted, reason.message());
            return;
        }
        refused.put(step, reason);
        failure = reason;
    }

    @Override
    void freed(int ifindex) {
        super.freed(ifindex);
        findings = findings.withoutInspected(ifindex);
    }

    @Override
    void gone(Link link) {
        findings = findings.withoutInspected(link.ifindex());
    }

    @Override
    @Nullable
    Step next(Workshop shop) {
        while (unit.target().isWanted()) {
            List<DesiredLink> wanted = unit.specs(shop.table());
            Set<Step> leftOut = unit.refusedLately(shop.nowNanos());
            leftOut.addAll(refused.keySet());
            Known known = unit.known(shop.table(), created, leftOut, findings);
            Plan plan = shop.planner().repair(wanted, shop.table(), known);
            if (plan.steps().isEmpty()) {
                return departures.next(shop);
            }
            Step step = plan.steps().get(0);
            if (treatment.isPaused(unit.target()) || treatment.isPaused(unit.beneficiary(step))) {
                return null;
            }
            if (!repeatedTooOften("repair: ", step)) {
                if (!(step instanceof Step.Inspect)) {
                    treat(unit.beneficiary(step));
                }
                givingWay = givesWay(step, plan) ? step : null;
                if (step instanceof Step.Release) {
                    leaves(shop.table().byIfindex(step.ifindex()), shop);
                }
                return step;
            }
            failed(step, Failure.inVain(step, MAX_REPEATS));
        }
        return null;
    }

    private static boolean givesWay(Step step, Plan plan) {
        return step instanceof Step.Delete
                && plan.notices().stream()
                        .anyMatch(notice -> notice.kind() == Notice.Kind.MODULE_BOND
                                && notice.link().equals(step.link()));
    }

    private void leaves(@Nullable Link port, Workshop shop) {
        if (port != null) {
            departures.expect(List.of(port), shop);
        }
    }

    private void treat(Wanted wanted) {
        if (treated.add(wanted)) {
            treatment.began(wanted, unit.target());
        }
    }

    @Override
    void over() {
        treatment.over(this);
    }
}
