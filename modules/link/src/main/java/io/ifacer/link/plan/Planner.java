package io.ifacer.link.plan;

import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import java.util.List;
import java.util.Set;

/**
 * Maps the observed and the wanted to steps, or to the reason why not.
 *
 * <p>Level-triggered: it looks at the state only, never at how it came about, so that it can be asked again after every
 * step and after every surprise. Lowers before uppers; a port goes down before it joins a bond; nothing that is right is
 * touched; nothing at all is done while any part of the request is impossible.
 */
public final class Planner {

    private final BondPlanner bonds;
    private final VlanPlanner vlans;

    public Planner(PlanPolicy policy) {
        this.bonds = new BondPlanner(policy);
        this.vlans = new VlanPlanner(policy);
    }

    /**
     * Plans one request.
     *
     * @param wanted the links, lowers before uppers
     * @param table the observed links
     * @param created the names of the links that the request has made so far
     * @param findings what else it has learned so far
     */
    public Plan plan(List<DesiredLink> wanted, LinkTable table, Set<String> created, Findings findings) {
        Draft draft = new Draft(table, created, findings);
        for (DesiredLink link : wanted) {
            if (link instanceof DesiredLink.Bond bond) {
                bonds.plan(bond, draft);
            } else if (link instanceof DesiredLink.Vlan vlan) {
                vlans.plan(vlan, draft);
            }
        }
        return draft.plan();
    }
}
