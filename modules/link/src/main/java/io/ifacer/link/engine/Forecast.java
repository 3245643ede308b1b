package io.ifacer.link.engine;

import io.ifacer.link.LinkTable;
import io.ifacer.link.engine.NodePlan.LinkPlan;
import io.ifacer.link.plan.Findings;
import io.ifacer.link.plan.Notice;
import io.ifacer.link.plan.Plan;
import io.ifacer.link.plan.Planner;
import io.ifacer.link.plan.Problem;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome.Inspected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what repairs would do now, and does nothing. */
final class Forecast {

    private final DesiredLinks desired;
    private final Observation observation;
    private final Planner planner;
    private final SparedPorts spared;

    Forecast(DesiredLinks desired, Observation observation, Planner planner, SparedPorts spared) {
        this.desired = desired;
        this.observation = observation;
        this.planner = planner;
        this.spared = spared;
    }

    NodePlan plan() {
        if (!observation.fresh()) {
            return new NodePlan(List.of(), observation.staleBecause());
        }
        List<LinkPlan> links = new ArrayList<>();
        for (Wanted wanted : desired.all()) {
            if (wanted.isWanted() && !isRight(wanted)) {
                links.add(plan(wanted));
            }
        }
        return new NodePlan(links, "");
    }

    private boolean isRight(Wanted wanted) {
        return wanted.health().state() == LinkState.OK
                && planner.differences(List.of(wanted.spec()), observation.table())
                        .isEmpty();
    }

    private LinkPlan plan(Wanted wanted) {
        Unit unit = Unit.of(wanted, desired, observation.table());
        Findings findings = spared.findings();
        List<Step> steps = new ArrayList<>();
        Plan plan = plan(unit, findings);
        while (!plan.steps().isEmpty() && plan.steps().get(0) instanceof Step.Inspect) {
            for (Step look : plan.steps()) {
                steps.add(look);
                findings = findings.withInspected(look.ifindex(), Inspected.NOTHING);
            }
            plan = plan(unit, findings);
        }
        steps.addAll(plan.steps());
        List<String> own = steps.stream()
                .filter(step -> unit.beneficiary(step) == wanted)
                .map(Step::describe)
                .toList();
        return new LinkPlan(wanted.name(), own, notices(wanted, plan), problem(wanted, plan, own.isEmpty()));
    }

    private Plan plan(Unit unit, Findings findings) {
        LinkTable table = observation.table();
        return planner.repair(unit.specs(table), table, unit.known(table, Set.of(), Set.of(), findings));
    }

    private static List<String> notices(Wanted wanted, Plan plan) {
        return plan.notices().stream()
                .filter(notice -> notice.link().equals(wanted.name())
                        || wanted.spec().lowers().contains(notice.link()))
                .map(Notice::text)
                .toList();
    }

    /** A lower's problem is that of what stands on it only where it keeps that from being made. */
    private static @Nullable String problem(Wanted wanted, Plan plan, boolean nothingToDo) {
        Problem problem = plan.problem();
        if (problem != null && (nothingToDo || problem.link().equals(wanted.name()))) {
            return problem.message();
        }
        return wanted.isRepairable() ? null : "somebody else made it: it is watched, and not repaired";
    }
}
