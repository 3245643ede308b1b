package io.ifacer.link.plan;

import io.ifacer.link.BondPort;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkKind;
import io.ifacer.link.LinkTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a step has taken effect: read from what the kernel told of the link, never from its acknowledgement. */
public final class Confirmation {

    private Confirmation() {}

    /** Whether the table shows what the step was to bring about. */
    public static boolean seen(Step step, LinkTable table) {
        if (step instanceof Step.CreateVlan create) {
            Link link = table.byName(create.link());
            return link != null && couldHaveMade(create, link);
        }
        if (step instanceof Step.CreateBond create) {
            Link link = table.byName(create.link());
            return link != null && link.details() instanceof LinkDetails.Bond bond && bond.mode() == create.mode();
        }
        if (step instanceof Step.Delete delete) {
            return table.byIfindex(delete.ifindex()) == null;
        }
        if (step instanceof Step.SetUp set) {
            Link link = table.byIfindex(set.ifindex());
            return link != null && link.up() == set.up();
        }
        if (step instanceof Step.Attach attach) {
            Link link = table.byIfindex(attach.ifindex());
            return link != null && link.controllerIfindex() == attach.controllerIfindex();
        }
        if (step instanceof Step.Release release) {
            // free first, then down: only then has the kernel done with it (bond_main.c, __bond_release_one)
            Link link = table.byIfindex(release.ifindex());
            return link != null && link.controllerIfindex() == 0 && !link.up();
        }
        if (step instanceof Step.SetMtu set) {
            Link link = table.byIfindex(set.ifindex());
            return link != null && link.mtuBytes() == set.mtuBytes();
        }
        if (step instanceof Step.SetBondOptions set) {
            return optionsSeen(set, table.byIfindex(set.ifindex()));
        }
        if (step instanceof Step.SetPort set) {
            return portOptionsSeen(set, table.byIfindex(set.ifindex()));
        }
        if (step instanceof Step.SetMode set) {
            Link link = table.byIfindex(set.ifindex());
            return link != null && link.details() instanceof LinkDetails.Bond bond && bond.mode() == set.mode();
        }
        if (step instanceof Step.Rename rename) {
            Link link = table.byIfindex(rename.ifindex());
            return link != null && link.name().equals(rename.link());
        }
        if (step instanceof Step.Mark mark) {
            Link link = table.byIfindex(mark.ifindex());
            return link != null && link.bearsMark();
        }
        return true; // the others only ask
    }

    /** Whether a link can be what a step made, whatever became of it since: a VLAN keeps its id and lower, a bond not its mode. */
    public static boolean couldHaveMade(Step step, Link link) {
        if (step instanceof Step.CreateVlan create) {
            return link.details() instanceof LinkDetails.Vlan vlan
                    && vlan.id() == create.id()
                    && link.lowerIfindex() == create.lowerIfindex();
        }
        return step instanceof Step.CreateBond && link.details() instanceof LinkDetails.Bond;
    }

    /** Whether there is no VLAN of this namespace that the kernel can have meant when it said that there is one. */
    public static boolean isNotHere(Step.CreateVlan create, LinkTable table) {
        return table.byName(create.link()) == null
                && table.vlansWithId(create.id()).stream().noneMatch(vlan -> couldHaveMade(create, vlan));
    }

    /** Whether nothing more can come of the step: it has taken effect, or what it was about is gone. */
    public static boolean decided(Step step, LinkTable table) {
        if (seen(step, table)) {
            return true;
        }
        if (step instanceof Step.Attach attach && table.byIfindex(attach.controllerIfindex()) == null) {
            return true;
        }
        if (step instanceof Step.CreateVlan create && table.byIfindex(create.lowerIfindex()) == null) {
            return true;
        }
        return step.ifindex() != Step.UNKNOWN && table.byIfindex(step.ifindex()) == null;
    }

    /**
     * The names of what a refused step may have missed besides its own link: the refusal can overtake the kernel's word that
     * the bond or the lower is gone. EINVAL for a controller (net/core/rtnetlink.c, do_set_master), ENODEV for a lower
     * (net/8021q/vlan_netlink.c, vlan_newlink).
     */
    public static List<String> missedBy(Step step, int errno) {
        if (step instanceof Step.Attach attach && errno == KernelRefusal.EINVAL) {
            return List.of(attach.controller());
        }
        boolean lower = step instanceof Step.CreateVlan && errno == KernelRefusal.ENODEV;
        return lower ? List.of(((Step.CreateVlan) step).lower()) : List.of();
    }

    /**
     * Whether the kernel tells of the step's effect. Options, the mode and the alias make no RTM_NEWLINK while the link is
     * down (measured on 6.1; netdev_state_change in net/core/dev.c looks at IFF_UP), so that it has to be read again. Nor is
     * a word to be had of an option of a port that an older kernel ignores: to learn that at once, the port is read.
     */
    public static boolean notifies(Step step, LinkTable table) {
        if (step instanceof Step.SetPort) {
            return false;
        }
        if (!(step instanceof Step.SetBondOptions || step instanceof Step.SetMode || step instanceof Step.Mark)) {
            return true;
        }
        Link link = table.byIfindex(step.ifindex());
        return link == null || link.up();
    }

    /**
     * Whether a look at a link tells all that the table may not have of it. What somebody sets on a bond that is down makes no
     * notification (see {@link #notifies}): it is read again before anything is made of what is known of it.
     */
    public static boolean tellsAll(Step look, LinkTable table) {
        Link link = table.byIfindex(look.ifindex());
        return link == null || link.up() || !(link.details() instanceof LinkDetails.Bond);
    }

    /** What the table has of the step's link, for the message that says that the confirmation did not come. */
    public static String found(Step step, LinkTable table) {
        boolean goesByName = step.ifindex() == Step.UNKNOWN;
        Link link = goesByName ? table.byName(step.link()) : table.byIfindex(step.ifindex());
        if (link == null) {
            return goesByName ? "no interface named " + step.link() : step.link() + " is gone";
        }
        Link controller = table.byIfindex(link.controllerIfindex());
        return link.name() + " is a " + LinkKind.describe(link.kind()) + ", " + (link.up() ? "up" : "down") + ", mtu "
                + link.mtuBytes() + (controller == null ? ", without controller" : ", port of " + controller.name());
    }

    private static boolean portOptionsSeen(Step.SetPort set, @Nullable Link link) {
        BondPort port = link == null ? null : link.port();
        return port != null
                && set.options().entrySet().stream()
                        .allMatch(option -> port.value(option.getKey()) == option.getValue());
    }

    private static boolean optionsSeen(Step.SetBondOptions set, @Nullable Link link) {
        if (link == null || !(link.details() instanceof LinkDetails.Bond bond)) {
            return false;
        }
        return set.options().entrySet().stream()
                .allMatch(option -> option.getValue().isShownAs(bond.options().get(option.getKey())));
    }
}
