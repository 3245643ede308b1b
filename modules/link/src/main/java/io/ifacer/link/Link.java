package io.ifacer.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One observed link: an immutable snapshot of what the kernel's last RTM_NEWLINK said of it.
 *
 * @param ifindex the kernel's number of the link, above 0; may be reused after the link is gone
 * @param name IFLA_IFNAME, 1 to 15 bytes
 * @param altnames the other names that the kernel finds it by (IFLA_ALT_IFNAME), each of up to 127 bytes and no other link's
 *     name; in the kernel's order
 * @param kind IFLA_INFO_KIND, empty for a NIC
 * @param up IFF_UP: set up by an administrator
 * @param carrier IFF_LOWER_UP: the link has its carrier
 * @param mtuBytes IFLA_MTU
 * @param lowerIfindex IFLA_LINK, 0 when there is none
 * @param lowerElsewhere the lower lives in another network namespace (IFLA_LINK_NETNSID is present), so that
 *     {@code lowerIfindex} is not a number of this one
 * @param controllerIfindex IFLA_MASTER, 0 when the link is no port
 * @param group IFLA_GROUP, 0 for the group that every link is in at first
 * @param alias IFLA_IFALIAS, empty when there is none
 * @param mac IFLA_ADDRESS as lower-case hex with colons, empty when there is none
 * @param details what this kind alone has
 * @param port what a port of a bond has, null for any other link
 */
public record Link(
        int ifindex,
        String name,
        List<String> altnames,
        String kind,
        boolean up,
        boolean carrier,
        int mtuBytes,
        int lowerIfindex,
        boolean lowerElsewhere,
        int controllerIfindex,
        int group,
        String alias,
        String mac,
        LinkDetails details,
        @Nullable BondPort port) {

    public Link {
        altnames = List.copyOf(altnames);
    }

    /** The ifalias of every link that ifacer made: how ownership is told after a restart. */
    public static final String OWN_ALIAS = "ifacer";

    /**
     * The group ("ifac") in which ifacer makes links. The kernel takes no alias in the request that creates, but a group
     * (net/core/rtnetlink.c, rtnl_create_link): so no link of ours is ever without a mark, not even when the daemon dies
     * before it can give the alias. With that the link goes to group 0.
     */
    public static final int UNFINISHED_GROUP = 0x69666163;

    /**
     * The number of the link of this network namespace that it stands on, 0 when there is none. IFLA_LINK names that of
     * most kinds; for some it names the other end, which stands on this one as little as this one on it: taken for lowers,
     * the two ends of a veth pair would stand on each other. Such a number, and one of another namespace, is no lower here.
     */
    public int lowerHere() {
        return lowerElsewhere || lowerIfindex == ifindex || LinkKind.namesPeer(kind) ? 0 : lowerIfindex;
    }

    /** Whether the kernel finds it under this name: its own, or one of its altnames. */
    public boolean answersTo(String any) {
        return name.equals(any) || altnames.contains(any);
    }

    /** Whether ifacer made this link. */
    public boolean own() {
        return bearsMark() || (alias.isEmpty() && group == UNFINISHED_GROUP);
    }

    /**
     * Whether it can be the very link that was known by its number, as far as that shows: the kind never changes, nor a
     * VLAN's id and lower (net/8021q/vlan_netlink.c, vlan_changelink). A number is given again once its link is gone.
     */
    public boolean couldBe(Link known) {
        return ifindex == known.ifindex
                && kind.equals(known.kind)
                && (!(details instanceof LinkDetails.Vlan)
                        || (details.equals(known.details) && lowerIfindex == known.lowerIfindex));
    }

    /**
     * Whether it can be the known link under the known name. The mark may have been given meanwhile, but not be gone: whoever
     * takes it away has taken the link over. Of bonds without a mark the MAC tells, which is random where there is no port
     * (drivers/net/bonding/bond_main.c, bond_init): the module makes a bond of the same name when it is loaded again.
     */
    public boolean isStill(Link known) {
        boolean sameMark = own() || !known.own();
        boolean sameMac = known.own() || !kind.equals(LinkKind.BOND) || mac.equals(known.mac);
        return name.equals(known.name) && couldBe(known) && sameMark && sameMac;
    }

    /** Whether it has the alias that stays. */
    public boolean bearsMark() {
        return alias.equals(OWN_ALIAS);
    }

    /** The same link under another name. */
    public Link named(String other) {
        return with(other, altnames, up, carrier, controllerIfindex, port);
    }

    /** The same link once an altname is taken from it. */
    public Link withoutAltname(String altname) {
        List<String> others =
                altnames.stream().filter(other -> !other.equals(altname)).toList();
        return with(name, others, up, carrier, controllerIfindex, port);
    }

    /** The same link once its controller has let it go, which sets it down. */
    public Link released() {
        return with(name, altnames, false, false, 0, null);
    }

    private Link with(
            String newName,
            List<String> newAltnames,
            boolean nowUp,
            boolean nowCarrier,
            int newControllerIfindex,
            @Nullable BondPort nowPort) {
        return new Link(
                ifindex,
                newName,
                newAltnames,
                kind,
                nowUp,
                nowCarrier,
                mtuBytes,
                lowerIfindex,
                lowerElsewhere,
                newControllerIfindex,
                group,
                alias,
                mac,
                details,
                nowPort);
    }

    public boolean isKind(String wanted) {
        return kind.equals(wanted);
    }
}
