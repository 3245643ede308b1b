package io.ifacer.netlink.link;

import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_ACTOR_PORT_PRIO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_AD_ACTOR_OPER_PORT_STATE;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_AD_AGGREGATOR_ID;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_AD_CHURN_ACTOR_STATE;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_AD_CHURN_PARTNER_STATE;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_AD_PARTNER_OPER_PORT_STATE;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_LINK_FAILURE_COUNT;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_MII_STATUS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_PERM_HWADDR;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_PRIO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_QUEUE_ID;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_BOND_SLAVE_STATE;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.HardwareAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a bond says of one of its ports, IFLA_INFO_SLAVE_DATA; bond_fill_slave_info of
 * {@code drivers/net/bonding/bond_netlink.c}. A number the kernel does not give is {@link #ABSENT}.
 *
 * @param state 0 active, 1 backup
 * @param miiStatus 0 up, 1 going down, 2 down, 3 coming back
 * @param linkFailureCount times the link was lost; unsigned 32 bits
 * @param permanentAddress the address the port had before and gets back on release
 * @param queueId transmit queue, 0 for none
 * @param aggregatorId in 802.3ad
 * @param actorPortState LACP state bits of our side, 8 bits, in 802.3ad
 * @param partnerPortState LACP state bits of the other side, in 802.3ad
 * @param priority for reselection, higher wins; 0 if absent
 * @param actorPortPriority LACP port priority, in kernels that have it
 * @param actorChurnState in 802.3ad, in kernels that have it
 * @param partnerChurnState in 802.3ad, in kernels that have it
 */
public record BondPortData(
        int state,
        int miiStatus,
        long linkFailureCount,
        @Nullable HardwareAddress permanentAddress,
        int queueId,
        int aggregatorId,
        int actorPortState,
        int partnerPortState,
        int priority,
        int actorPortPriority,
        int actorChurnState,
        int partnerChurnState) {

    /** Stands for a number that the kernel did not give; all of them are unsigned but the priority. */
    public static final int ABSENT = -1;

    /** Decodes the IFLA_INFO_SLAVE_DATA under a cursor. */
    static BondPortData decode(AttributeReader nest) {
        Builder builder = new Builder();
        AttributeReader member = new AttributeReader().enter(nest);
        while (member.next()) {
            builder.take(member);
        }
        return builder.build();
    }

    private static final class Builder {
        private int state = ABSENT;
        private int miiStatus = ABSENT;
        private long linkFailureCount = ABSENT;
        private @Nullable HardwareAddress permanentAddress;
        private int queueId = ABSENT;
        private int aggregatorId = ABSENT;
        private int actorPortState = ABSENT;
        private int partnerPortState = ABSENT;
        private int priority;
        private int actorPortPriority = ABSENT;
        private int actorChurnState = ABSENT;
        private int partnerChurnState = ABSENT;

        void take(AttributeReader member) {
            switch (member.type()) {
                case IFLA_BOND_SLAVE_STATE -> state = member.u8();
                case IFLA_BOND_SLAVE_MII_STATUS -> miiStatus = member.u8();
                case IFLA_BOND_SLAVE_LINK_FAILURE_COUNT -> linkFailureCount = member.u32();
                case IFLA_BOND_SLAVE_PERM_HWADDR -> permanentAddress = member.hardwareAddress();
                case IFLA_BOND_SLAVE_QUEUE_ID -> queueId = member.u16();
                case IFLA_BOND_SLAVE_AD_AGGREGATOR_ID -> aggregatorId = member.u16();
                case IFLA_BOND_SLAVE_AD_ACTOR_OPER_PORT_STATE -> actorPortState = member.u8();
                case IFLA_BOND_SLAVE_AD_PARTNER_OPER_PORT_STATE -> partnerPortState = member.u16();
                case IFLA_BOND_SLAVE_PRIO -> priority = member.s32();
                case IFLA_BOND_SLAVE_ACTOR_PORT_PRIO -> actorPortPriority = member.u16();
                case IFLA_BOND_SLAVE_AD_CHURN_ACTOR_STATE -> actorChurnState = member.u8();
                case IFLA_BOND_SLAVE_AD_CHURN_PARTNER_STATE -> partnerChurnState = member.u8();
                default -> {} // newer than this codec
            }
        }

        BondPortData build() {
            return new BondPortData(
                    state,
                    miiStatus,
                    linkFailureCount,
                    permanentAddress,
                    queueId,
                    aggregatorId,
                    actorPortState,
                    partnerPortState,
                    priority,
                    actorPortPriority,
                    actorChurnState,
                    partnerChurnState);
        }
    }
}
