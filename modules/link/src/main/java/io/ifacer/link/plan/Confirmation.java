package io.ifacer.link.plan;

import io.ifacer.link.BondPort;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkKind;
import io.ifacer.link.LinkTable;
import org.jspecify.annotations.Nullable;

/** Whether a step has taken effect: read from what the kernel told of the link, never from its acknowledgement. */
public final class Confirmation {

    private Confirmation() {}

    /** Whether the table shows what the step was to bring about. */
    public static boolean seen(Step step, LinkTable table) {
        if (step instanceof Step.CreateVlan create) {
            Link link = table.byName(create.link());
            return link != null
                    && link.details() instanceof LinkDetails.Vlan vlan
                    && vlan.id() == create.id()
                    && link.lowerIfindex() == create.lowerIfindex();
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
        return true; // the others only ask
    }

    /** Whether nothing more can come of the step: it has taken effect, or what it was about is gone. */
    public static boolean decided(Step step, LinkTable table) {
        if (seen(step, table)) {
            return true;
        }
        if (step instanceof Step.Attach attach && table.byIfindex(attach.controllerIfindex()) == null) {
            return true;
        }
        return step.ifindex() != Step.UNKNOWN && table.byIfindex(step.ifindex()) == null;
    }

    /**
     * Whether the kernel tells of the step's effect. Options that are set while the bond is down make no RTM_NEWLINK
     * (measured on 6.1; netdev_state_change in net/core/dev.c looks at IFF_UP), so that the link has to be read again. Nor
     * is a word to be had of a port's attribute that an older kernel ignores: to be told that at once, the port is read.
     */
    public static boolean notifies(Step step, LinkTable table) {
        if (step instanceof Step.SetPort) {
            return false;
        }
        if (!(step instanceof Step.SetBondOptions set)) {
            return true;
        }
        Link bond = table.byIfindex(set.ifindex());
        return bond == null || bond.up();
    }

    /** What the table has of the step's link, for the message that says that the confirmation did not come. */
    public static String found(Step step, LinkTable table) {
        Link link = table.byName(step.link());
        if (link == null) {
            return "no interface named " + step.link();
        }
        Link controller = table.byIfindex(link.controllerIfindex());
        return step.link() + " is a " + LinkKind.describe(link.kind()) + ", " + (link.up() ? "up" : "down") + ", mtu "
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
        return set.options().entrySet().stream().allMatch(option -> {
            BondValue found = bond.options().get(option.getKey());
            return option.getValue().equals(found);
        });
    }
}
