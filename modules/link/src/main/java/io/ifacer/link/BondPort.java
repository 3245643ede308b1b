package io.ifacer.link;

/**
 * What the kernel reports of a bond's port (IFLA_INFO_SLAVE_DATA).
 *
 * @param active whether the bond uses it (IFLA_BOND_SLAVE_STATE is BOND_STATE_ACTIVE)
 * @param miiUp whether the bond's monitor sees its link (IFLA_BOND_SLAVE_MII_STATUS is BOND_LINK_UP)
 * @param queueId IFLA_BOND_SLAVE_QUEUE_ID
 * @param prio IFLA_BOND_SLAVE_PRIO, 0 on a kernel that does not have it
 */
public record BondPort(boolean active, boolean miiUp, int queueId, int prio) {

    /** What it has for an option. */
    public int value(PortOption option) {
        return switch (option) {
            case QUEUE_ID -> queueId;
            case PRIO -> prio;
        };
    }
}
