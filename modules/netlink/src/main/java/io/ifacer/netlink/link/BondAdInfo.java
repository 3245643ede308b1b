package io.ifacer.netlink.link;

import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_INFO_ACTOR_KEY;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_INFO_AGGREGATOR;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_INFO_NUM_PORTS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_INFO_PARTNER_KEY;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_AD_INFO_PARTNER_MAC;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.HardwareAddress;
import org.jspecify.annotations.Nullable;

/**
 * The active aggregator of an 802.3ad bond, IFLA_BOND_AD_INFO.
 *
 * @param aggregatorId number of the aggregator
 * @param portCount ports in it
 * @param actorKey our LACP key
 * @param partnerKey the other side's; 1 while there is none
 * @param partnerMac the other side's system address; all zero while there is none, null if the kernel did not say
 */
public record BondAdInfo(
        int aggregatorId,
        int portCount,
        int actorKey,
        int partnerKey,
        @Nullable HardwareAddress partnerMac) {

    /** Decodes the nest under a cursor. */
    static BondAdInfo decode(AttributeReader nest) {
        int aggregatorId = 0;
        int portCount = 0;
        int actorKey = 0;
        int partnerKey = 0;
        HardwareAddress partnerMac = null;
        AttributeReader member = new AttributeReader().enter(nest);
        while (member.next()) {
            switch (member.type()) {
                case IFLA_BOND_AD_INFO_AGGREGATOR -> aggregatorId = member.u16();
                case IFLA_BOND_AD_INFO_NUM_PORTS -> portCount = member.u16();
                case IFLA_BOND_AD_INFO_ACTOR_KEY -> actorKey = member.u16();
                case IFLA_BOND_AD_INFO_PARTNER_KEY -> partnerKey = member.u16();
                case IFLA_BOND_AD_INFO_PARTNER_MAC -> partnerMac = member.ethernetAddress();
                default -> {} // newer than this codec
            }
        }
        return new BondAdInfo(aggregatorId, portCount, actorKey, partnerKey, partnerMac);
    }
}
