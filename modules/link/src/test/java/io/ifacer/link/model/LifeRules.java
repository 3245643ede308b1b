package io.ifacer.link.model;

import io.ifacer.link.LinkKind;
import io.ifacer.link.LinkName;
import io.ifacer.link.plan.Step;
import org.jspecify.annotations.Nullable;

/** How links are made and deleted (net/core/rtnetlink.c, net/8021q/vlan_netlink.c, bond_netlink.c). */
final class LifeRules {
    private static final int BOND_MTU_BYTES = 1500;

    private final LinkRegistry links;
    private final StateRules state;
    private final BondRules bonds;
    private final BondOptionRules options;

    LifeRules(LinkRegistry links, StateRules state, BondRules bonds, BondOptionRules options) {
        this.links = links;
        this.state = state;
        this.bonds = bonds;
        this.options = options;
    }

    ModelLink create(Step.CreateVlan step, int group) {
        requireFreeName(step.link());
        ModelLink lower = links.find(step.lowerIfindex());
        if (lower == null) {
            throw new RefusedException(ErrorNumber.ENODEV, "8021q: link does not exist");
        }
        if (links.vlansOn(lower).stream().anyMatch(vlan -> vlan.vlanId == step.id())
                || isHeldElsewhere(lower, step.id())) {
            throw new RefusedException(ErrorNumber.EEXIST, "8021q: VLAN device already exists");
        }
        if (step.mtuBytes() > lower.mtuBytes) {
            throw new RefusedException(ErrorNumber.EINVAL);
        }
        ModelLink vlan = links.add(
                step.link(), LinkKind.VLAN, lower, lower.mac, step.mtuBytes() == 0 ? lower.mtuBytes : step.mtuBytes());
        vlan.vlanId = step.id();
        vlan.inheritsMac = true;
        vlan.group = group;
        links.tell(vlan);
        return vlan;
    }

    /** A bond whose options are refused is taken back before anybody hears of it. */
    ModelLink create(Step.CreateBond step, int group) {
        requireFreeName(step.link());
        ModelLink link = links.add(
                step.link(),
                LinkKind.BOND,
                null,
                links.randomMac(),
                step.mtuBytes() == 0 ? BOND_MTU_BYTES : step.mtuBytes());
        link.bond = new ModelBond(step.mode());
        link.group = group;
        try {
            options.apply(link, link.bond, step.options());
        } catch (RefusedException e) {
            links.forget(link);
            throw e;
        }
        links.tell(link);
        return link;
    }

    /** A lower keeps its VLANs wherever they are (net/8021q/vlan_core.c, vlan_find_dev). */
    boolean isHeldElsewhere(ModelLink lower, int id) {
        return links.elsewhereOn(lower).stream().anyMatch(vlan -> vlan.vlanId == id);
    }

    /** IFLA_NET_NS_FD (net/core/dev.c, __dev_change_net_namespace): a link goes down and is told of as gone here. */
    void moveAway(ModelLink vlan, int netnsid) {
        state.down(vlan);
        links.moveAway(vlan, netnsid);
    }

    /** The same from there to here; refused where its name is in use by now. */
    void bringBack(String name) {
        requireFreeName(name);
        ModelLink back = links.takeBack(name);
        if (back == null) {
            throw new RefusedException(ErrorNumber.ENODEV);
        }
        links.tell(back);
    }

    /** A link ends in its other namespace: all that is told here is its lower, once more (NETDEV_CHANGEUPPER). */
    void endElsewhere(ModelLink vlan) {
        links.endElsewhere(vlan);
        if (vlan.lower != null) {
            links.repeat(vlan.lower);
        }
    }

    private void requireFreeName(String name) {
        LinkName.fault(name).ifPresent(fault -> {
            throw new RefusedException(ErrorNumber.EINVAL, name + " " + fault);
        });
        if (links.find(name) != null) {
            throw new RefusedException(ErrorNumber.EEXIST);
        }
    }

    /** IFLA_IFNAME (net/core/dev.c, dev_change_name): up to 6.1 a link that is up keeps its name, whatever the new one. */
    void rename(ModelLink link, String name) {
        if (link.up) {
            throw new RefusedException(ErrorNumber.EBUSY);
        }
        if (link.name.equals(name)) {
            return;
        }
        requireFreeName(name);
        link.name = name;
        links.tell(link);
    }

    /** RTM_DELLINK: a card cannot be deleted, a link that was made can. */
    void delete(ModelLink link) {
        if (link.kind.equals(LinkKind.NONE)) {
            throw new RefusedException(ErrorNumber.ENOTSUP);
        }
        remove(link);
    }

    /** Unregisters a link: it goes down, what stands on it goes first, its ports are let go. */
    void remove(ModelLink link) {
        state.down(link);
        links.uppersOf(link).forEach(this::remove);
        links.elsewhereOn(link).forEach(links::endElsewhere);
        @Nullable ModelBond bond = link.bond;
        if (bond != null) {
            bonds.releaseAll(bond);
        }
        bonds.unplugged(link);
        links.remove(link);
    }
}
