package io.ifacer.kernel;

import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_MODE;

import io.ifacer.kernel.RequestExchange.Request;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.PortOption;
import io.ifacer.link.plan.Step;
import io.ifacer.netlink.link.BondOption;
import io.ifacer.netlink.link.ChangeBondPort;
import io.ifacer.netlink.link.ChangeLink;
import io.ifacer.netlink.link.CreateBond;
import io.ifacer.netlink.link.CreateVlan;
import io.ifacer.netlink.link.DeleteLink;
import io.ifacer.netlink.link.GetLink;
import io.ifacer.netlink.link.LinkRequest;
import io.ifacer.netlink.link.ProbeKind;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which request a step is. A link that exists is found by its name where the kernel lets it be (ifi_index 0 with IFLA_IFNAME:
 * net/core/rtnetlink.c, rtnl_dev_get), once it is known that the name is still that of the link that is meant; by its number
 * where the kernel takes nothing else:
 *
 * <ul>
 *   <li>{@link Step.Rename}, since with a number IFLA_IFNAME is the new name, and without one the old;
 *   <li>{@link Step.Mark}, since without a number IFLA_GROUP would mean every link of the group (rtnl_group_changelink),
 *       should nobody have the name by then;
 *   <li>the controller of {@link Step.Attach} and the lower of {@link Step.CreateVlan}: IFLA_MASTER and IFLA_LINK are
 *       numbers.
 * </ul>
 */
final class StepRequests {

    private static final OptionalInt UNFINISHED = OptionalInt.of(Link.UNFINISHED_GROUP);

    private StepRequests() {}

    /**
     * The request of a step; for a creation the first, which puts the link into the group of those that await their
     * {@link Step.Mark}.
     *
     * @throws IllegalArgumentException when the step holds what no message can carry
     */
    static Request of(Step step) {
        return wire(step, null)::writeTo;
    }

    /** The same, for whatever link has this name where that is possible. */
    static Request of(Step step, String name) {
        return wire(step, name)::writeTo;
    }

    /** Whether the request of a step finds its own link by name. */
    static boolean goesByName(Step step) {
        return !step.creates() && !(step instanceof Step.Rename) && !(step instanceof Step.Mark);
    }

    private static LinkRequest wire(Step step, @Nullable String name) {
        if (step instanceof Step.CreateVlan vlan) {
            return new CreateVlan(
                    vlan.link(),
                    vlan.lowerIfindex(),
                    vlan.id(),
                    LinkDetails.Vlan.DOT1Q,
                    mtu(vlan.mtuBytes()),
                    UNFINISHED);
        } else if (step instanceof Step.CreateBond bond) {
            return new CreateBond(
                    bond.link(), BondOptions.toWire(bond.mode(), bond.options()), mtu(bond.mtuBytes()), UNFINISHED);
        } else if (step instanceof Step.SetUp set) {
            ChangeLink.Builder change = change(set, name);
            return (set.up() ? change.up() : change.down()).build();
        } else if (step instanceof Step.Attach attach) {
            if (attach.controllerIfindex() <= 0) {
                throw new IllegalArgumentException("attaching needs the controller's ifindex, above 0");
            }
            return change(attach, name).attachTo(attach.controllerIfindex()).build();
        } else if (step instanceof Step.Release release) {
            return change(release, name).release().build();
        } else if (step instanceof Step.SetBondOptions set) {
            ChangeLink.Builder change = change(set, name);
            BondOptions.toWire(set.options()).forEach(change::bondOption);
            return change.build();
        } else if (step instanceof Step.SetPort set) {
            return new ChangeBondPort(
                    name == null ? set.ifindex() : 0,
                    name,
                    option(set, PortOption.QUEUE_ID),
                    option(set, PortOption.PRIO));
        } else if (step instanceof Step.SetMode set) {
            return change(set, name)
                    .bondOption(BondOption.number(IFLA_BOND_MODE, set.mode().number()))
                    .build();
        } else if (step instanceof Step.Rename rename) {
            return ChangeLink.of(rename.ifindex()).name(rename.link()).build();
        } else if (step instanceof Step.Mark mark) {
            // one request, so that it is never without a mark
            return ChangeLink.of(mark.ifindex()).alias(Link.OWN_ALIAS).group(0).build();
        } else if (step instanceof Step.SetMtu set) {
            return change(set, name).mtuBytes(set.mtuBytes()).build();
        } else if (step instanceof Step.Delete delete) {
            return name == null ? new DeleteLink(delete.ifindex()) : DeleteLink.named(name);
        } else if (step instanceof Step.Reread reread) {
            return GetLink.byName(reread.link());
        } else if (step instanceof Step.ProbeKind probe) {
            return new ProbeKind(probe.kind());
        }
        throw new IllegalArgumentException("no request is known for " + step);
    }

    private static ChangeLink.Builder change(Step step, @Nullable String name) {
        return name == null ? ChangeLink.of(step.ifindex()) : ChangeLink.named(name);
    }

    private static OptionalInt option(Step.SetPort set, PortOption option) {
        Integer value = set.options().get(option);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static OptionalInt mtu(int mtuBytes) {
        return mtuBytes == 0 ? OptionalInt.empty() : OptionalInt.of(mtuBytes);
    }

    /** Takes a mark away that was given to a link of somebody else's. */
    static Request unmark(int ifindex) {
        return ChangeLink.of(ifindex).alias("").build()::writeTo;
    }
}
