package io.ifacer.link.plan;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Maps the observed and the wanted to steps, or to the reason why not.
 *
 * <p>Level-triggered: it looks at the state only, never at how it came about, so that it can be asked again after every
 * step and after every surprise. Lowers before uppers; a port goes down before it joins a bond; nothing that is right is
 * touched. What links stand on may be
 * wanted by altnames: plans are made, and told of, in the names that the links have now.
 */
public final class Planner {

    private final BondPlanner bonds;
    private final VlanPlanner vlans;
    private final PlanPolicy policy;

    public Planner(PlanPolicy policy) {
        this.policy = policy;
        this.bonds = new BondPlanner(policy);
        this.vlans = new VlanPlanner(policy);
    }

    /**
     * Plans one request: nothing at all is done while any part of it is impossible. A bond that can do without one of its
     * ports goes without, and that is told of.
     *
     * @param wanted the links, lowers before uppers
     * @param table the observed links
     * @param created the names of the links that the request has made so far
     * @param findings what else it has learned so far
     * @param kept whether a link is one that a repair makes anyway: it goes as far here as there
     */
    public Plan plan(
            List<DesiredLink> wanted,
            LinkTable table,
            Set<String> created,
            Findings findings,
            Predicate<DesiredLink> kept) {
        Draft draft = new Draft(table, created, findings, Set.of(), lower -> true);
        CurrentNames names = new CurrentNames(table);
        for (DesiredLink asked : wanted) {
            DesiredLink link = names.of(asked);
            if (link instanceof DesiredLink.Bond bond) {
                PortCheck.refuseOneNamedTwice(asked, bond, draft);
                bonds.plan(bond, kept.test(asked), draft);
            } else if (link instanceof DesiredLink.Vlan vlan) {
                vlans.plan(vlan, draft);
            }
        }
        return explained(draft.allOrNothing(), names);
    }

    private static Plan explained(Plan plan, CurrentNames names) {
        Problem problem = plan.problem();
        return problem == null ? plan : new Plan(plan.steps(), names.explain(problem), plan.notices());
    }

    /** Plans one request where nothing is kept. */
    public Plan plan(List<DesiredLink> wanted, LinkTable table, Set<String> created, Findings findings) {
        return plan(wanted, table, created, findings, link -> false);
    }

    /**
     * Plans the repair of links that were granted before. As good as it gets, unlike {@link #plan}: what is missing is a
     * notice, and what can be done is done. Only what is declared counts as drift.
     *
     * <p>Only links that ifacer made are changed, and the cards below them: set up, attached, released, given the bond's
     * MTU. A link that somebody else made is a problem if it is not as it is wanted, and stays as it is.
     *
     * <p>Links that were renamed get their name back: a VLAN is recognised by its id and lower, a bond by what is known of
     * its number, or by the declared ports that it has.
     *
     * @param wanted the links, lowers before uppers, all those that share a link among them
     * @param table the observed links
     * @param known what is known beyond the table
     */
    public Plan repair(List<DesiredLink> wanted, LinkTable table, Known known) {
        Findings findings = known.findings();
        AddressGuard guard =
                new AddressGuard(policy.allowAddressedPorts() || findings == null, policy.allowAdvertisedPorts());
        Ownership ownership = new Ownership(wanted, table, known);
        Draft draft = new Draft(
                table,
                known.created(),
                findings == null ? Findings.NONE : findings,
                known.refused(),
                lower -> !ownership.isSomebodyElses(lower));
        BondRepair bondRepair = new BondRepair(ownership, guard, draft);
        VlanRepair vlanRepair = new VlanRepair(ownership, known, draft);
        CurrentNames names = new CurrentNames(table);
        for (DesiredLink asked : wanted) {
            DesiredLink link = names.of(asked);
            if (link instanceof DesiredLink.Bond bond) {
                bondRepair.plan(bond);
            } else if (link instanceof DesiredLink.Vlan vlan) {
                vlanRepair.plan(vlan);
            }
        }
        return explained(draft.bestEffort(), names);
    }

    /**
     * In which declared fields the observed links are not as they are wanted, whoever made them; none when all is right.
     *
     * @param wanted the links
     * @param table the observed links
     */
    public List<Difference> differences(List<DesiredLink> wanted, LinkTable table) {
        CurrentNames names = new CurrentNames(table);
        return Differences.of(wanted.stream().map(names::of).toList(), table);
    }

    /**
     * In which of them something is wrong for a pod that runs on them: as {@link #differences}, but a bond of ours serves with the
     * ports it has, as it does for an ADD.
     *
     * @param wanted the links
     * @param table the observed links
     */
    public List<Difference> shortcomings(List<DesiredLink> wanted, LinkTable table) {
        return Differences.of(wanted, table, Link::own);
    }
}
