package io.ifacer.netlink.link;

import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_DATA;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_KIND;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_SLAVE_DATA;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_SLAVE_KIND;

import io.ifacer.netlink.AttributeReader;
import org.jspecify.annotations.Nullable;

/**
 * IFLA_LINKINFO: what a link is, and what it is to its controller.
 *
 * @param kind IFLA_INFO_KIND, "bond", "vlan", "veth", ...; null for physical links and the loopback
 * @param vlan IFLA_INFO_DATA of kind vlan
 * @param bond IFLA_INFO_DATA of kind bond
 * @param portKind IFLA_INFO_SLAVE_KIND, the controller's kind; null if there is no controller or it says nothing
 * @param bondPort IFLA_INFO_SLAVE_DATA of slave kind bond
 */
public record LinkInfo(
        @Nullable String kind,
        @Nullable VlanData vlan,
        @Nullable BondData bond,
        @Nullable String portKind,
        @Nullable BondPortData bondPort) {

    /** Of a link without IFLA_LINKINFO. */
    public static final LinkInfo NONE = new LinkInfo(null, null, null, null, null);

    /** IFLA_INFO_KIND of bonds. */
    public static final String BOND = "bond";

    /** IFLA_INFO_KIND of VLANs. */
    public static final String VLAN = "vlan";

    /** Decodes the nest under a cursor. The kinds are looked up first, since nothing promises that they come first. */
    static LinkInfo decode(AttributeReader nest) {
        AttributeReader member = new AttributeReader().enter(nest);
        String kind = null;
        String portKind = null;
        while (member.next()) {
            switch (member.type()) {
                case IFLA_INFO_KIND -> kind = kind(member);
                case IFLA_INFO_SLAVE_KIND -> portKind = kind(member);
                default -> {}
            }
        }
        VlanData vlan = null;
        BondData bond = null;
        BondPortData bondPort = null;
        member.enter(nest);
        while (member.next()) {
            if (member.type() == IFLA_INFO_DATA && VLAN.equals(kind)) {
                vlan = VlanData.decode(member);
            } else if (member.type() == IFLA_INFO_DATA && BOND.equals(kind)) {
                bond = BondData.decode(member);
            } else if (member.type() == IFLA_INFO_SLAVE_DATA && BOND.equals(portKind)) {
                bondPort = BondPortData.decode(member);
            }
        }
        return new LinkInfo(kind, vlan, bond, portKind, bondPort);
    }

    /** The two common kinds come as constants, without a new string for each message. */
    private static String kind(AttributeReader member) {
        if (member.stringEquals(BOND)) {
            return BOND;
        }
        return member.stringEquals(VLAN) ? VLAN : member.string();
    }
}
