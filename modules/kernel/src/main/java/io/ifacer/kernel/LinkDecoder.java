package io.ifacer.kernel;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.link.IfUapi.IFF_LOWER_UP;
import static io.ifacer.netlink.link.IfUapi.IFF_UP;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_DELLINK;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondPort;
import io.ifacer.link.Link;
import io.ifacer.link.LinkDetails;
import io.ifacer.link.LinkEvent;
import io.ifacer.netlink.HardwareAddress;
import io.ifacer.netlink.MalformedMessageException;
import io.ifacer.netlink.link.BondData;
import io.ifacer.netlink.link.BondPortData;
import io.ifacer.netlink.link.LinkInfo;
import io.ifacer.netlink.link.LinkView;
import io.ifacer.netlink.link.VlanData;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A link message of the wire codec as a {@link Link} of the model. */
final class LinkDecoder {

    /** BOND_STATE_ACTIVE and BOND_LINK_UP, include/net/bonding.h. */
    private static final int BOND_STATE_ACTIVE = 0;

    private static final int BOND_LINK_UP = 0;

    private LinkDecoder() {}

    /**
     * Whether the message says that its link is gone. RTM_DELLINK with AF_BRIDGE only tells that a bridge lost a port
     * (net/bridge/br_netlink.c, br_ifinfo_notify).
     */
    static boolean isDeletion(LinkView view) {
        return view.type() == RTM_DELLINK && view.family() == AF_UNSPEC;
    }

    /** What a deletion tells: that the link is gone, or that it goes on elsewhere. */
    static LinkEvent departure(LinkView view) {
        OptionalInt netnsid = view.newNetnsid();
        return netnsid.isPresent()
                ? new LinkEvent.Moved(view.ifindex(), name(view), netnsid.getAsInt(), view.newIfindex())
                : new LinkEvent.Gone(view.ifindex(), name(view));
    }

    /**
     * Reads the whole link of a {@linkplain LinkView#isComplete() complete} message.
     *
     * @throws MalformedMessageException when an attribute is broken, or the name is missing
     */
    static Link decode(LinkView view) {
        LinkInfo info = view.linkInfo();
        HardwareAddress mac = view.address();
        return new Link(
                view.ifindex(),
                name(view),
                altnames(view),
                Objects.requireNonNullElse(info.kind(), ""),
                (view.ifFlags() & IFF_UP) != 0,
                (view.ifFlags() & IFF_LOWER_UP) != 0,
                view.mtuBytes(),
                view.lowerIfindex(),
                view.lowerNetnsid().isPresent(),
                view.controllerIfindex(),
                view.group(),
                Objects.requireNonNullElse(view.alias(), ""),
                mac == null ? "" : mac.toString(),
                details(info),
                port(info.bondPort()));
    }

    /** The name, which every link message carries (net/core/rtnetlink.c, rtnl_fill_ifinfo). */
    static String name(LinkView view) {
        String name = view.name();
        if (name == null) {
            throw new MalformedMessageException(0, "IFLA_IFNAME of link " + view.ifindex(), "none");
        }
        return name;
    }

    /** The kernel takes an empty altname, which nobody can ask for (net/core/rtnetlink.c, rtnl_alt_ifname). */
    private static List<String> altnames(LinkView view) {
        List<String> names = view.alternativeNames();
        return names.contains("")
                ? names.stream().filter(name -> !name.isEmpty()).toList()
                : names;
    }

    private static LinkDetails details(LinkInfo info) {
        VlanData vlan = info.vlan();
        if (vlan != null) {
            return new LinkDetails.Vlan(vlan.id(), vlan.protocol());
        }
        BondData bond = info.bond();
        return bond == null ? LinkDetails.None.INSTANCE : bond(bond);
    }

    /** A mode that is newer than this table leaves the bond without details: nobody can want such a bond. */
    private static LinkDetails bond(BondData bond) {
        OptionalLong mode = bond.mode();
        if (mode.isEmpty() || mode.getAsLong() > BondMode.BALANCE_ALB.number()) {
            return LinkDetails.None.INSTANCE;
        }
        return new LinkDetails.Bond(BondMode.ofNumber((int) mode.getAsLong()), BondOptions.fromWire(bond.options()));
    }

    private static @Nullable BondPort port(@Nullable BondPortData port) {
        return port == null
                ? null
                : new BondPort(
                        port.state() == BOND_STATE_ACTIVE,
                        port.miiStatus() == BOND_LINK_UP,
                        Math.max(port.queueId(), 0),
                        port.priority());
    }
}
