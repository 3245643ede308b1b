package io.ifacer.link.model;

import io.ifacer.link.Link;
import io.ifacer.link.LinkAddress;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.LinkKind;
import io.ifacer.link.LinkRoute;
import io.ifacer.link.PortOption;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A kernel made of its rules for links: it answers steps as the real one does, and tells what the real one would
 * multicast, in its order, through the filter that the real monitor has. The same calls give the same answers.
 *
 * <p>Besides the two doors there are hands that change things as an administrator or a cable does, and faults.
 */
public final class ModelKernel {
    /** How this namespace calls the other one. */
    private static final int OTHER_NETNSID = 0;

    private final LinkRegistry links = new LinkRegistry();
    private final StateRules state = new StateRules(links);
    private final BondRules bonds = new BondRules(links, state);
    private final BondOptionRules options = new BondOptionRules(links, bonds);
    private final PortOptionRules ports = new PortOptionRules(links);
    private final LifeRules life = new LifeRules(links, state, bonds, options);
    private final BondingModule bonding = new BondingModule(links, life);
    private final Set<Integer> addressesGone = new TreeSet<>();
    private final Set<Integer> routesGone = new TreeSet<>();
    private final Set<String> missingKinds = new HashSet<>();
    private @Nullable RefusedException nextRefusal;
    private @Nullable Boolean nextUnanswered;
    private boolean nextHalfDone;
    private @Nullable String overrunReason;

    /** Who asks: what he makes bears his mark. */
    private enum Maker {
        DAEMON,
        /** It dies, or its socket does, before it gives the alias. */
        DAEMON_HALFWAY,
        SOMEBODY_ELSE
    }

    /** Answers a step whoever its links are by now. */
    public StepOutcome apply(Step step) {
        return apply(step, List.of());
    }

    /**
     * Answers a step as the kernel's request door does: only if the links that it names by number are those that were
     * known. What it makes is marked as ours.
     */
    public StepOutcome apply(Step step, List<Link> known) {
        for (Link link : known) {
            Optional<StepOutcome> missed = missed(link);
            if (missed.isPresent()) {
                return missed.get();
            }
        }
        if (!step.changes()) {
            return answer(step, Maker.DAEMON);
        }
        if (nextRefusal != null) {
            RefusedException refusal = nextRefusal;
            nextRefusal = null;
            return new StepOutcome.Refused(refusal.refusal(step));
        }
        if (nextUnanswered != null) {
            boolean takesEffect = nextUnanswered;
            nextUnanswered = null;
            if (takesEffect) {
                answer(step, Maker.DAEMON);
            }
            return new StepOutcome.Unanswered("the model was told not to answer");
        }
        if (nextHalfDone) {
            nextHalfDone = false;
            answer(step, Maker.DAEMON_HALFWAY);
            return new StepOutcome.Unanswered("the model was told to stop half-way");
        }
        return answer(step, Maker.DAEMON);
    }

    private Optional<StepOutcome> missed(Link known) {
        Link byName = link(known.name()).orElse(null);
        ModelLink byNumber = links.find(known.ifindex());
        return byName != null && byName.isStill(known)
                ? Optional.empty()
                : Optional.of(new StepOutcome.Missed(known, byName, byNumber == null ? null : byNumber.toLink()));
    }

    /** Does what somebody else asks of the kernel: no fault meets it, and what it makes is not marked as ours. */
    public StepOutcome byHand(Step step) {
        return answer(step, Maker.SOMEBODY_ELSE);
    }

    private StepOutcome answer(Step step, Maker maker) {
        try {
            if (step instanceof Step.Reread reread) {
                return new StepOutcome.Found(link(reread.link()).orElse(null));
            }
            if (step instanceof Step.Inspect inspect) {
                ModelLink link = links.require(inspect.ifindex());
                return new StepOutcome.Inspected(link.addresses, link.routes, link.neighbours);
            }
            if (step instanceof Step.ProbeKind probe) {
                return new StepOutcome.Probed(probe(probe.kind()));
            }
            ModelLink made = carryOut(step, maker == Maker.SOMEBODY_ELSE ? 0 : Link.UNFINISHED_GROUP);
            if (made != null && maker == Maker.DAEMON) {
                made.group = 0;
                made.alias = Link.OWN_ALIAS; // no event: the link is down (net/core/dev.c, netdev_state_change)
            }
            bonds.settle();
            return StepOutcome.Acked.INSTANCE;
        } catch (RefusedException e) {
            bonds.settle();
            return new StepOutcome.Refused(e.refusal(step));
        }
    }

    /** Carries out a step; returns the link it made, if it makes one. */
    private @Nullable ModelLink carryOut(Step step, int group) {
        if (step instanceof Step.CreateVlan create) {
            requireKind(LinkKind.VLAN);
            return life.create(create, group);
        } else if (step instanceof Step.CreateBond create) {
            requireKind(LinkKind.BOND);
            bonding.load();
            return life.create(create, group);
        } else if (step instanceof Step.SetUp set) {
            setUp(links.require(set.ifindex()), set.up());
        } else if (step instanceof Step.Attach attach) {
            bonds.attach(links.require(attach.ifindex()), attach.controllerIfindex());
        } else if (step instanceof Step.Release release) {
            ModelLink port = links.require(release.ifindex());
            if (port.controller != null) {
                bonds.release(port);
            }
        } else if (step instanceof Step.SetBondOptions set) {
            setOptions(links.require(set.ifindex()), set);
        } else if (step instanceof Step.SetPort set) {
            ports.apply(links.require(set.ifindex()), set.options());
        } else if (step instanceof Step.SetMode set) {
            setMode(links.require(set.ifindex()), set);
        } else if (step instanceof Step.Rename rename) {
            life.rename(links.require(rename.ifindex()), rename.link());
        } else if (step instanceof Step.Mark mark) {
            ModelLink link = links.require(mark.ifindex());
            link.group = 0;
            setAlias(link, Link.OWN_ALIAS);
        } else if (step instanceof Step.SetMtu set) {
            state.requestedMtu(links.require(set.ifindex()), set.mtuBytes());
        } else if (step instanceof Step.Delete delete) {
            life.delete(links.require(delete.ifindex()));
        } else {
            throw new IllegalArgumentException("the model knows no such step: " + step);
        }
        return null;
    }

    private boolean probe(String kind) {
        boolean known = !missingKinds.contains(kind);
        if (known && kind.equals(LinkKind.BOND)) {
            bonding.probe();
        }
        return known;
    }

    private void requireKind(String kind) {
        if (missingKinds.contains(kind)) {
            throw new RefusedException(ErrorNumber.ENOTSUP, "Unknown device type");
        }
    }

    private void setUp(ModelLink link, boolean up) {
        if (up) {
            state.up(link);
        } else {
            state.down(link);
        }
    }

    /** A change that was refused half-way makes no event, nor does one on a bond that is down (netdev_state_change). */
    private void setOptions(ModelLink link, Step.SetBondOptions step) {
        if (link.bond == null) {
            throw new RefusedException(ErrorNumber.ENOTSUP);
        }
        options.apply(link, link.bond, step.options());
        if (link.up) {
            links.tell(link);
        }
    }

    private void setMode(ModelLink link, Step.SetMode step) {
        if (link.bond == null) {
            throw new RefusedException(ErrorNumber.ENOTSUP);
        }
        options.setMode(link, link.bond, step.mode());
    }

    /** All links, by ascending ifindex. */
    public List<Link> dump() {
        return links.all().stream().map(ModelLink::toLink).toList();
    }

    public Optional<Link> link(String name) {
        return Optional.ofNullable(links.find(name)).map(ModelLink::toLink);
    }

    /** What was multicast since the last call, in order; empty while an overrun is to be taken. */
    public List<LinkEvent> takeEvents() {
        return overrunReason == null ? links.takeEvents() : List.of();
    }

    /** The overrun since the last call, if there was one; events from before it are gone. */
    public Optional<String> takeOverrun() {
        Optional<String> taken = Optional.ofNullable(overrunReason);
        if (taken.isPresent()) {
            overrunReason = null;
            links.discardEvents();
        }
        return taken;
    }

    /** Plugs a network card in, cabled. Returns its ifindex. */
    public int addNic(String name, int mtuBytes, boolean up) {
        return add(name, LinkKind.NONE, null, mtuBytes, up);
    }

    /** Makes a link of another kind ({@code dummy}, {@code macvlan}, {@code bridge}) by hand, on a lower or on none. */
    public int addForeign(String name, String kind, @Nullable String lower) {
        return add(name, kind, lower == null ? null : require(lower), 1500, false);
    }

    private int add(String name, String kind, @Nullable ModelLink lower, int mtuBytes, boolean up) {
        if (links.find(name) != null) {
            throw new IllegalArgumentException(name + " is there already");
        }
        ModelLink link = links.add(name, kind, lower, LinkRegistry.mac(0x02, links.nextIfindex()), mtuBytes);
        link.up = up;
        link.carrier = up;
        links.tell(link);
        return link.ifindex;
    }

    /** Pulls a card out, or deletes a link, whatever it is. */
    public void remove(String name) {
        life.remove(require(name));
        bonds.settle();
    }

    /** Moves a VLAN on which nothing stands to another network namespace; its lower keeps its id for it. */
    public void moveAway(String name) {
        ModelLink vlan = require(name);
        if (!vlan.isVlan() || !links.uppersOf(vlan).isEmpty() || vlan.controller != null) {
            throw new IllegalArgumentException(name + " is no VLAN, or in use");
        }
        life.moveAway(vlan, OTHER_NETNSID);
        bonds.settle();
    }

    /** Brings a VLAN back from there, down; false when it is not there, or its name is in use here. */
    public boolean bringBack(String name) {
        if (links.find(name) != null || links.findElsewhere(name) == null) {
            return false;
        }
        life.bringBack(name);
        return true;
    }

    /** Ends a VLAN that was moved away, as when its namespace ends; false when it is not there. */
    public boolean endElsewhere(String name) {
        ModelLink vlan = links.findElsewhere(name);
        if (vlan != null) {
            life.endElsewhere(vlan);
        }
        return vlan != null;
    }

    /** The VLANs that were moved away and are there still. */
    public List<String> namesElsewhere() {
        return links.namesElsewhere();
    }

    /** Whether a lower keeps an id for a VLAN in another network namespace. */
    public boolean isHeldElsewhere(String lower, int id) {
        ModelLink link = links.find(lower);
        return link != null && life.isHeldElsewhere(link, id);
    }

    /** Takes a card's cable out or puts it in. */
    public void setCable(String name, boolean in) {
        require(name).cabled = in;
        bonds.settle();
        state.settleCarriers();
        bonds.settle();
    }

    /** Sets an alias; told only if the link is up. */
    public void setAlias(String name, String alias) {
        setAlias(require(name), alias);
    }

    private void setAlias(ModelLink link, String alias) {
        link.alias = alias;
        if (link.up) {
            links.tell(link);
        }
    }

    /** Gives a link an address. */
    public void addAddress(String name, String address, int prefixLength) {
        require(name).addresses.add(new LinkAddress(address, prefixLength));
    }

    /** Tells a link for good who has an address. */
    public void addNeighbour(String name, String address) {
        require(name).neighbours.add(address);
    }

    /** Makes a route over a link in the main table; without a destination it is a default route. */
    public void addRoute(String name, String destination, int prefixLength, String gateway) {
        int main = 254;
        int byHand = 3; // RTPROT_BOOT, as ip has it
        int unicast = 1;
        require(name).routes.add(new LinkRoute(destination, prefixLength, gateway, main, byHand, unicast));
    }

    /** Takes an address from a link; false when it has none such. */
    public boolean removeAddress(String name, String address) {
        ModelLink link = require(name);
        boolean had = link.addresses.removeIf(one -> one.address().equals(address));
        if (had) {
            addressesGone.add(link.ifindex);
        }
        return had;
    }

    /** Takes a route from a link; false when it has none such. */
    public boolean removeRoute(String name, String destination) {
        ModelLink link = require(name);
        boolean had = link.routes.removeIf(one -> one.destination().equals(destination));
        if (had) {
            routesGone.add(link.ifindex);
        }
        return had;
    }

    /** What each link carries, by number, as a look at it would find it. */
    public Map<Integer, StepOutcome.Inspected> inspected() {
        Map<Integer, StepOutcome.Inspected> all = new TreeMap<>();
        links.all().forEach(link -> all.put(link.ifindex, new StepOutcome.Inspected(link.addresses, link.routes)));
        return all;
    }

    /** The links that lost an address since the last call, as RTM_DELADDR tells of them. */
    public Set<Integer> takeAddressesGone() {
        return take(addressesGone);
    }

    /** The links that lost a route since the last call, as RTM_DELROUTE tells of them. */
    public Set<Integer> takeRoutesGone() {
        return take(routesGone);
    }

    private static Set<Integer> take(Set<Integer> gone) {
        Set<Integer> taken = Set.copyOf(gone);
        gone.clear();
        return taken;
    }

    /** Takes a kind's module away, or installs it. */
    public void setKindKnown(String kind, boolean known) {
        if (known) {
            missingKinds.remove(kind);
        } else {
            missingKinds.add(kind);
        }
    }

    /**
     * Takes the bonding module out, and all bonds with it: who asks for a bond next makes it load, with a bond0 of its own.
     *
     * @param probeMayLoad whether the daemon's probe may load it with max_bonds=0, and so without one
     */
    public void unloadBonding(boolean probeMayLoad) {
        bonding.unload(probeMayLoad);
        bonds.settle();
    }

    /** Lets the kernel be one that is older than an attribute of ports: acknowledged and ignored. */
    public void ignore(PortOption option) {
        ports.ignore(option);
    }

    /** Renames a link, which on 6.1 has to be down. */
    public void rename(String name, String newName) {
        ModelLink link = require(name);
        if (link.up || links.find(newName) != null) {
            throw new IllegalArgumentException(name + " is up, or " + newName + " is there already");
        }
        link.name = newName;
        links.tell(link);
    }

    /** RTM_NEWLINKPROP; told only if the link is up (net/core/rtnetlink.c, rtnl_linkprop; net/core/dev.c, netdev_state_change). */
    public void addAltname(String name, String altname) {
        ModelLink link = require(name);
        if (links.find(altname) != null) {
            throw new RefusedException(ErrorNumber.EEXIST);
        }
        link.altnames.add(altname);
        if (link.up) {
            links.tell(link);
        }
    }

    /** RTM_DELLINKPROP; told only if the link is up. */
    public void removeAltname(String altname) {
        ModelLink link = require(altname);
        if (!link.altnames.remove(altname)) {
            throw new RefusedException(ErrorNumber.EINVAL);
        }
        if (link.up) {
            links.tell(link);
        }
    }

    private ModelLink require(String name) {
        ModelLink link = links.find(name);
        if (link == null) {
            throw new IllegalArgumentException("there is no link " + name);
        }
        return link;
    }

    /** Refuses the next changing step of {@link #apply}, untouched. */
    public void refuseNext(ErrorNumber error) {
        nextRefusal = new RefusedException(error);
    }

    /** Leaves the next changing step of {@link #apply} without an answer, carried out or not. */
    public void leaveNextUnanswered(boolean takesEffect) {
        nextUnanswered = takesEffect;
    }

    /** Leaves the next changing step of {@link #apply} without an answer; what it makes has its group, and no alias yet. */
    public void leaveNextHalfDone() {
        nextHalfDone = true;
    }

    /** Gives the next link this ifindex, as a link has that comes back from another network namespace. */
    public void numberNext(int ifindex) {
        links.numberNext(ifindex);
    }

    /** Gives the number of a link that is gone to the next that is made; or never again, as Linux does until they run out. */
    public void reuseNumbers(boolean atOnce) {
        links.reuseNumbers(atOnce);
    }

    /** Loses the next notifications without a word. */
    public void loseNextEvents(int count) {
        links.loseNext(count);
    }

    /** Loses what was not taken yet, and what comes until {@link #takeOverrun}, and says so. */
    public void overrun(String reason) {
        overrunReason = reason;
    }
}
