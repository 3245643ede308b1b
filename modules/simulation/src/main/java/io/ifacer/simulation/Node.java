package io.ifacer.simulation;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.LinkTable;
import io.ifacer.link.model.ModelKernel;
import io.ifacer.link.plan.Dependents;
import io.ifacer.link.plan.Findings;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import io.ifacer.link.plan.StepOutcome.Inspected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The node's kernel with what only an onlooker knows: who made which link, whatever its alias says, and how often the list
 * of links changed. Whatever it tells goes into the socket.
 */
final class Node {

    private final EventSocket socket;
    private final Tally tally;
    private ModelKernel kernel = new ModelKernel();
    private final Set<Integer> madeByDaemon = new HashSet<>();

    private final Map<Integer, String> nameByIfindex = new TreeMap<>();
    private final Map<String, Integer> ifindexByName = new HashMap<>();
    /** The links that lost an address or a route since the last quiet: who looked before may not have heard of it. */
    private final Set<Integer> freed = new HashSet<>();

    private boolean reusesNumbers;
    private long listVersion;
    private @Nullable LinkTable truth;

    Node(EventSocket socket, Tally tally) {
        this.socket = socket;
        this.tally = tally;
    }

    /** Carries out a request of the daemon. */
    StepOutcome request(Step step) {
        return request(step, List.of());
    }

    /** The same, for the links that are known to the daemon. */
    StepOutcome request(Step step, List<Link> known) {
        int before = ifindexOf(step.link());
        StepOutcome outcome = kernel.apply(step, known);
        if (step.changes() || step instanceof Step.ProbeKind) { // which may make the kernel load a module
            collect();
        }
        Link made = step.creates() ? link(step.link()) : null;
        // one without a mark came with the module that the request made the kernel load
        if (made != null && made.ifindex() != before && made.own()) {
            madeByDaemon.add(made.ifindex());
        }
        return outcome;
    }

    /** Somebody else changes something. */
    void byHand(Consumer<ModelKernel> change) {
        change.accept(kernel);
        collect();
    }

    void byHand(Step step) {
        kernel.byHand(step);
        collect();
    }

    /** What meets the daemon's next request. */
    void prepare(Consumer<ModelKernel> fault) {
        fault.accept(kernel);
    }

    /** The node starts anew: nothing is there. */
    void reboot() {
        kernel = new ModelKernel();
        kernel.reuseNumbers(reusesNumbers);
        madeByDaemon.clear();
        freed.clear();
        nameByIfindex.clear();
        ifindexByName.clear();
        listVersion++;
        truth = null;
    }

    List<Link> dump() {
        return kernel.dump();
    }

    /** Grows whenever a link comes, goes or gets another name: what makes a dump under way an interrupted one. */
    long listVersion() {
        return listVersion;
    }

    /** All links as they are now; valid until something changes. */
    LinkTable truth() {
        LinkTable now = truth;
        if (now == null) {
            now = new LinkTable();
            now.replace(kernel.dump());
            truth = now;
        }
        return now;
    }

    /** What somebody who looks at every link finds. */
    Findings findings() {
        return new Findings(kernel.inspected(), Set.of());
    }

    /** Whether the node is reached by a link, or by what stands on it. */
    boolean isInUse(Link link) {
        Map<Integer, Inspected> carried = kernel.inspected();
        return Dependents.of(link, truth()).stream()
                .map(each -> carried.get(each.ifindex()))
                .anyMatch(found -> found != null && found.isInUse());
    }

    /** Whether it is, or was since the last quiet. */
    boolean wasInUse(Link link) {
        return isInUse(link) || freed.contains(link.ifindex());
    }

    void quiet() {
        freed.clear();
    }

    @Nullable
    Link link(String name) {
        return truth().byName(name);
    }

    /** The number of the link with this name or altname; 0 when there is none. */
    int ifindexOf(String name) {
        Integer named = ifindexByName.get(name);
        Link found = named == null ? link(name) : null;
        return named == null ? (found == null ? 0 : found.ifindex()) : named;
    }

    boolean has(String name) {
        return ifindexByName.containsKey(name) || link(name) != null;
    }

    /** The names of all links, by ascending ifindex. */
    List<String> names() {
        return new ArrayList<>(nameByIfindex.values());
    }

    /** The names of the VLANs that were moved to another network namespace. */
    List<String> namesElsewhere() {
        return kernel.namesElsewhere();
    }

    /** Whether the kernel keeps a VLAN id on a lower for one of those. */
    boolean isHeldElsewhere(String lower, int id) {
        return kernel.isHeldElsewhere(lower, id);
    }

    boolean isMadeByDaemon(int ifindex) {
        return madeByDaemon.contains(ifindex);
    }

    /** A habit of the kernel, which it has after a restart too. */
    void reuseNumbers(boolean atOnce) {
        reusesNumbers = atOnce;
        kernel.reuseNumbers(atOnce);
    }

    /** A reader that lost something is told everything anew. */
    void forgetTold() {
        kernel.overrun("simulated");
        kernel.takeOverrun();
    }

    private void collect() {
        truth = null;
        List<LinkEvent> events = kernel.takeEvents();
        for (LinkEvent event : events) {
            enter(event);
        }
        if (socket.deliver(events)) {
            tally.count("overrun, full socket");
        }
        Set<Integer> addressless = kernel.takeAddressesGone();
        Set<Integer> routeless = kernel.takeRoutesGone();
        socket.deliverGone(addressless, routeless);
        freed.addAll(addressless);
        freed.addAll(routeless);
    }

    private void enter(LinkEvent event) {
        if (event instanceof LinkEvent.Gone gone) {
            left(gone.ifindex(), gone.name());
        } else if (event instanceof LinkEvent.Moved moved) {
            left(moved.ifindex(), moved.name());
        } else if (event instanceof LinkEvent.Present present) {
            String name = present.link().name();
            String old = nameByIfindex.put(event.ifindex(), name);
            if (!name.equals(old)) {
                ifindexByName.remove(String.valueOf(old), event.ifindex());
                ifindexByName.put(name, event.ifindex());
                listVersion++;
            }
        }
    }

    private void left(int ifindex, String name) {
        nameByIfindex.remove(ifindex);
        ifindexByName.remove(name, ifindex);
        madeByDaemon.remove(ifindex);
        listVersion++;
    }
}
