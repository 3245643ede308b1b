package io.ifacer.link.model;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How ports join and leave a bond, and which one it uses (drivers/net/bonding/bond_main.c). */
final class BondRules {
    private static final int FAIL_OVER_MAC_NONE = 0;

    private final LinkRegistry links;
    private final StateRules state;

    BondRules(LinkRegistry links, StateRules state) {
        this.links = links;
        this.state = state;
    }

    /** IFLA_MASTER (net/core/rtnetlink.c, do_set_master): leaves the controller it has, then joins the other. */
    void attach(ModelLink port, int controllerIfindex) {
        if (port.controller != null) {
            if (port.controller.ifindex == controllerIfindex) {
                return;
            }
            release(port);
        }
        ModelLink controller = links.find(controllerIfindex);
        if (controller == null) {
            throw new RefusedException(ErrorNumber.EINVAL);
        }
        if (controller.bond == null) {
            throw new RefusedException(ErrorNumber.ENOTSUP);
        }
        enslave(port, controller, controller.bond);
    }

    /** bond_enslave. */
    private void enslave(ModelLink port, ModelLink controller, ModelBond bond) {
        requireFree(port, controller);
        boolean first = bond.ports.isEmpty();
        String randomMac = controller.mac;
        if (first) {
            state.mac(controller, port.mac);
        }
        port.formerMac = port.mac;
        port.formerMtuBytes = port.mtuBytes;
        state.mtu(port, controller.mtuBytes);
        if (takesMac(bond)) {
            state.mac(port, controller.mac);
        }
        try {
            state.up(port);
        } catch (RefusedException e) {
            state.mac(port, port.formerMac);
            state.mtu(port, port.formerMtuBytes);
            if (first) {
                controller.mac = randomMac; // without a word
            }
            throw e;
        }
        if (!first && balancesByMac(bond)) {
            state.mac(port, port.formerMac);
        }
        join(port, controller, bond);
    }

    private void requireFree(ModelLink port, ModelLink controller) {
        if (links.occupied(port)) {
            throw new RefusedException(ErrorNumber.EBUSY, "Device is in use and cannot be enslaved");
        }
        if (port == controller) {
            throw new RefusedException(ErrorNumber.EPERM, "Cannot enslave bond to itself.");
        }
        if (port.up) {
            throw new RefusedException(ErrorNumber.EPERM, "Device can not be enslaved while up");
        }
        for (ModelLink lower = port.lower; lower != null; lower = lower.lower) {
            if (lower == controller) {
                throw new RefusedException(controller.up ? ErrorNumber.EBUSY : ErrorNumber.ENETDOWN);
            }
        }
    }

    private static boolean takesMac(ModelBond bond) {
        return bond.mode != BondMode.ACTIVE_BACKUP || bond.number(BondOption.FAIL_OVER_MAC) == FAIL_OVER_MAC_NONE;
    }

    private static boolean balancesByMac(ModelBond bond) {
        return bond.mode == BondMode.BALANCE_TLB || bond.mode == BondMode.BALANCE_ALB;
    }

    private void join(ModelLink port, ModelLink controller, ModelBond bond) {
        bond.ports.add(port);
        port.controller = controller;
        port.queueId = 0;
        port.prio = 0;
        port.miiUp = port.carrier && bond.delayMultipliers.getOrDefault(BondOption.UPDELAY, 0L) == 0;
        port.activePort = bond.mode != BondMode.ACTIVE_BACKUP && bond.mode != BondMode.IEEE_802_3AD;
        links.tell(port);
        links.tell(controller); // its primary, which may just have come
        settle(controller, bond);
    }

    /** IFLA_MASTER 0 (bond_main.c, __bond_release_one): the port goes down and gets its MAC and MTU back. */
    void release(ModelLink port) {
        ModelLink controller = Objects.requireNonNull(port.controller);
        ModelBond bond = Objects.requireNonNull(controller.bond);
        leave(port, bond);
        if (bond.ports.isEmpty()) {
            emptied(controller);
        } else {
            choose(controller, bond);
        }
        state.down(port);
        state.mac(port, port.formerMac);
        state.mtu(port, port.formerMtuBytes);
        settle(controller, bond);
    }

    /** A bond that is deleted lets its ports go; giving back their MTU makes no event (__dev_set_mtu). */
    void releaseAll(ModelBond bond) {
        for (ModelLink port : List.copyOf(bond.ports)) {
            leave(port, bond);
            state.down(port);
            state.mac(port, port.formerMac);
            port.mtuBytes = port.formerMtuBytes;
        }
    }

    /** A port that is unplugged has gone down already; it is not told of as released. */
    void unplugged(ModelLink port) {
        ModelLink controller = port.controller;
        if (controller == null || controller.bond == null) {
            return;
        }
        controller.bond.ports.remove(port);
        if (controller.bond.active == port) {
            controller.bond.active = null;
        }
        if (controller.bond.ports.isEmpty()) {
            emptied(controller);
        } else {
            settle(controller, controller.bond);
        }
    }

    private void leave(ModelLink port, ModelBond bond) {
        bond.ports.remove(port);
        if (port.activePort && !balancesByMac(bond)) {
            port.activePort = false;
            links.tell(port);
        }
        if (bond.active == port) {
            bond.active = null;
        }
        port.controller = null;
        port.activePort = false;
        links.tell(port);
    }

    /** Without ports a bond has no carrier and a MAC at random, whatever it had. */
    private void emptied(ModelLink controller) {
        controller.carrier = false;
        state.mac(controller, links.randomMac());
    }

    /** What the bond's monitor finds out by and by. */
    void settle() {
        for (ModelLink link : links.all()) {
            if (link.bond != null) {
                settle(link, link.bond);
            }
        }
        state.settleCarriers();
    }

    private void settle(ModelLink controller, ModelBond bond) {
        if (controller.up && bond.isMonitored()) {
            for (ModelLink port : bond.ports) {
                port.miiUp = port.carrier;
                links.tell(port);
            }
        }
        choose(controller, bond);
    }

    /** Chooses the active port anew where the mode has one, and the aggregator in 802.3ad: no partner answers here. */
    void choose(ModelLink controller, ModelBond bond) {
        ModelLink current = bond.mode == BondMode.IEEE_802_3AD ? activeOf(bond) : bond.active;
        if (!bond.hasActivePort() && bond.mode != BondMode.IEEE_802_3AD) {
            return;
        }
        activate(controller, bond, current, best(bond, current));
    }

    private static @Nullable ModelLink activeOf(ModelBond bond) {
        return bond.ports.stream().filter(port -> port.activePort).findFirst().orElse(null);
    }

    private static @Nullable ModelLink best(ModelBond bond, @Nullable ModelLink current) {
        ModelLink primary = bond.primary();
        boolean always = bond.number(BondOption.PRIMARY_RESELECT) == 0;
        if (primary != null && primary.miiUp && (always || current == null || !current.miiUp)) {
            return primary;
        }
        if (current != null && current.miiUp) {
            return current;
        }
        return bond.ports.stream().filter(port -> port.miiUp).findFirst().orElse(null);
    }

    /** Makes a port the active one; all others become backups where only one carries traffic. */
    void activate(ModelLink controller, ModelBond bond, @Nullable ModelLink current, @Nullable ModelLink chosen) {
        if (current == chosen) {
            return;
        }
        boolean onlyOne = !balancesByMac(bond);
        if (current != null && onlyOne) {
            current.activePort = false;
            links.tell(current);
        }
        if (chosen != null) {
            chosen.activePort = true;
            links.tell(chosen);
        }
        if (bond.hasActivePort()) {
            bond.active = chosen;
            links.tell(controller);
        }
    }
}
