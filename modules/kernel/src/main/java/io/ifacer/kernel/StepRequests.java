package io.ifacer.kernel;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_ACK;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_REQUEST;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_MODE;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_DELLINK;

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

/** Which request a step is. Links that exist are addressed by ifindex: a name can pass to another link. */
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
        return wire(step)::writeTo;
    }

    private static LinkRequest wire(Step step) {
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
            ChangeLink.Builder change = ChangeLink.of(set.ifindex());
            return (set.up() ? change.up() : change.down()).build();
        } else if (step instanceof Step.Attach attach) {
            if (attach.controllerIfindex() <= 0) {
                throw new IllegalArgumentException("attaching needs the controller's ifindex, above 0");
            }
            return ChangeLink.of(attach.ifindex())
                    .attachTo(attach.controllerIfindex())
                    .build();
        } else if (step instanceof Step.Release release) {
            return ChangeLink.of(release.ifindex()).release().build();
        } else if (step instanceof Step.SetBondOptions set) {
            ChangeLink.Builder change = ChangeLink.of(set.ifindex());
            BondOptions.toWire(set.options()).forEach(change::bondOption);
            return change.build();
        } else if (step instanceof Step.SetPort set) {
            return new ChangeBondPort(set.ifindex(), option(set, PortOption.QUEUE_ID), option(set, PortOption.PRIO));
        } else if (step instanceof Step.SetMode set) {
            return ChangeLink.of(set.ifindex())
                    .bondOption(BondOption.number(IFLA_BOND_MODE, set.mode().number()))
                    .build();
        } else if (step instanceof Step.Rename rename) {
            return ChangeLink.of(rename.ifindex()).name(rename.link()).build();
        } else if (step instanceof Step.Mark mark) {
            // one request, so that it is never without a mark; by number, since without one IFLA_GROUP would mean every
            // link of
            // the group (net/core/rtnetlink.c, rtnl_group_changelink)
            return ChangeLink.of(mark.ifindex()).alias(Link.OWN_ALIAS).group(0).build();
        } else if (step instanceof Step.SetMtu set) {
            return ChangeLink.of(set.ifindex()).mtuBytes(set.mtuBytes()).build();
        } else if (step instanceof Step.Delete delete) {
            return new DeleteLink(delete.ifindex());
        } else if (step instanceof Step.Reread reread) {
            return GetLink.byName(reread.link());
        } else if (step instanceof Step.ProbeKind probe) {
            return new ProbeKind(probe.kind());
        }
        throw new IllegalArgumentException("no request is known for " + step);
    }

    private static OptionalInt option(Step.SetPort set, PortOption option) {
        Integer value = set.options().get(option);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static OptionalInt mtu(int mtuBytes) {
        return mtuBytes == 0 ? OptionalInt.empty() : OptionalInt.of(mtuBytes);
    }

    /** Deletes by name: only for a link whose creation was acknowledged a moment ago. */
    static Request deleteByName(String link) {
        return (writer, sequence) -> writer.begin(RTM_DELLINK, NLM_F_REQUEST | NLM_F_ACK, sequence)
                .ifinfomsg(AF_UNSPEC, 0, 0, 0, 0)
                .string(IFLA_IFNAME, link)
                .end();
    }
}
