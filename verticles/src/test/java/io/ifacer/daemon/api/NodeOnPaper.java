package io.ifacer.daemon.api;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondPort;
import io.ifacer.link.BondValue;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkKind;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.engine.LinkState;
import io.ifacer.link.engine.NodePlan;
import io.ifacer.link.engine.NodePlan.LinkPlan;
import io.ifacer.link.engine.NodeView;
import io.ifacer.link.engine.NodeView.LinkView;
import io.ifacer.link.plan.Difference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of which everything is there that the API can tell: bond0 on ens1 and ens2, and bond0.200 that is not right. */
final class NodeOnPaper {

    static final Attachment POD = new Attachment("net", "c1", "eth0");

    private static final int NO_LINK = 0;
    private static final int ENS1 = 2;
    private static final int ENS2 = 3;
    private static final int BOND = 10;
    private static final int VLAN = 11;
    private static final int MTU_BYTES = 1500;

    private static final DesiredLink.Bond BOND_SPEC = new DesiredLink.Bond(
            "bond0",
            BondMode.ACTIVE_BACKUP,
            List.of("ens1", "ens2"),
            Map.of(BondOption.MIIMON, new BondValue.Num(100)),
            MTU_BYTES);
    private static final DesiredLink.Vlan VLAN_SPEC = new DesiredLink.Vlan("bond0.200", "bond0", 200, MTU_BYTES);

    private NodeOnPaper() {}

    static NodeView view(long nowNanos) {
        Link bond = link(BOND, "bond0", LinkKind.BOND, NO_LINK, NO_LINK, bondDetails(), null);
        Link vlan = link(VLAN, "bond0.200", LinkKind.VLAN, BOND, NO_LINK, vlanDetails(), null);
        List<Difference> drift = List.of(new Difference("bond0.200", "state", "up", "down"));
        return new NodeView(
                List.of(
                        new LinkView(BOND_SPEC, bond, List.of(POD), true, true, List.of(), LinkState.OK, "", null, 0),
                        new LinkView(
                                VLAN_SPEC,
                                vlan,
                                List.of(POD),
                                false,
                                true,
                                drift,
                                LinkState.BACKING_OFF,
                                "repaired 2 times lately",
                                nowNanos,
                                2)),
                List.of(port(ENS1, "ens1", true), port(ENS2, "ens2", false), bond, vlan),
                List.of(new Holding(POD, "/run/netns/c1", List.of(BOND_SPEC, VLAN_SPEC))),
                false,
                true,
                "",
                nowNanos,
                5,
                0);
    }

    static NodePlan plan() {
        return new NodePlan(
                List.of(new LinkPlan(
                        "bond0.200", List.of("set bond0.200 up"), List.of("waits for ens2"), "ens3 does not exist")),
                "");
    }

    private static LinkDetails bondDetails() {
        return new LinkDetails.Bond(BondMode.ACTIVE_BACKUP, Map.of(BondOption.ACTIVE_SLAVE, new BondValue.Num(ENS1)));
    }

    private static LinkDetails vlanDetails() {
        return new LinkDetails.Vlan(200, LinkDetails.Vlan.DOT1Q);
    }

    private static Link port(int ifindex, String name, boolean active) {
        return link(ifindex, name, "", NO_LINK, BOND, LinkDetails.None.INSTANCE, new BondPort(active, true, 0, 0));
    }

    /** The first card has one, as udev gives them. */
    private static List<String> altnames(String name) {
        return name.equals("ens1") ? List.of("enp1s0") : List.of();
    }

    private static Link link(
            int ifindex,
            String name,
            String kind,
            int lower,
            int controller,
            LinkDetails details,
            @Nullable BondPort port) {
        String alias = kind.isEmpty() ? "" : Link.OWN_ALIAS;
        return new Link(
                ifindex,
                name,
                altnames(name),
                kind,
                true,
                true,
                MTU_BYTES,
                lower,
                false,
                controller,
                0,
                alias,
                "",
                details,
                port);
    }
}
