package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.plan.Confirmation;
import io.ifacer.link.plan.Plan;
import io.ifacer.link.plan.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes links right again as far as that goes. Nobody waits for it, and nothing is taken back. */
final class RepairJob extends Job {

    private final Unit unit;
    private final Treatment treatment;
    private final Set<String> created = new HashSet<>();
    private final Set<Step> refused = new HashSet<>();
    private final Set<Wanted> treated = new HashSet<>();
    private @Nullable String failure;

    RepairJob(Unit unit, Treatment treatment) {
        super(unit.members().stream().map(Wanted::spec).toList());
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

    /** The steps that failed. */
    Set<Step> refused() {
        return refused;
    }

    /** Why it could not do all; null when nothing failed. */
    @Nullable
    String failure() {
        return failure;
    }

    @Override
    void begin(Workshop shop) {
        // nothing to remember: a repair is not taken back
    }

    @Override
    void landed(Flight over, Workshop shop) {
        Step step = over.step();
        Flight.Failure reason = over.failure();
        if (reason == null || Confirmation.seen(step, shop.table())) {
            Link link = reason == null
                    ? shop.table().byIfindex(over.seenIfindex())
                    : shop.table().byName(step.link());
            // one that is there although the request failed may be somebody else's, unless it is marked as ours
            if (step.creates() && (reason == null || (link != null && link.own()))) {
                created.add(step.link());
                made(unit.beneficiary(step), link);
            }
            unit.beneficiary(step).health().done().add(step.describe());
        } else if (!Confirmation.decided(step, shop.table())) {
            failed(step, reason.message());
        }
    }

    private static void made(Wanted wanted, @Nullable Link link) {
        if (link != null) {
            wanted.setOwn(true);
            wanted.setMadeIfindex(link.ifindex());
        }
    }

    private void failed(Step step, String message) {
        refused.add(step);
        failure = message;
    }

    @Override
    @Nullable
    Step next(Workshop shop) {
        while (unit.target().isWanted()) {
            List<DesiredLink> wanted = unit.specs(shop.table());
            Plan plan = shop.planner()
                    .repair(wanted, shop.table(), unit.known(shop.table(), created, refused, shop.nowNanos()));
            if (plan.steps().isEmpty()) {
                return null;
            }
            Step step = plan.steps().get(0);
            if (treatment.isPaused(unit.target()) || treatment.isPaused(unit.beneficiary(step))) {
                return null;
            }
            if (!repeatedTooOften("repair: ", step)) {
                treat(unit.beneficiary(step));
                return step;
            }
            failed(step, "'" + step.describe() + "' took effect " + MAX_REPEATS + " times and is needed again");
        }
        return null;
    }

    private void treat(Wanted wanted) {
        if (treated.add(wanted)) {
            treatment.began(wanted);
        }
    }

    @Override
    void over() {
        treatment.over(this);
    }
}
