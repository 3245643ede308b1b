package io.ifacer.link;

import java.util.EnumSet;
import java.util.Set;

/**
 * What can be set of a bond's port, once it is attached (drivers/net/bonding/bond_netlink.c, bond_slave_changelink). Every
 * port starts with 0, and loses what was set when it is released.
 */
@SuppressWarnings("ImmutableEnumChecker") // its set is the unmodifiable one of the constructor
public enum PortOption {

    /**
     * The transmit queue of the bond whose traffic goes out through this port, 0 for none. The kernel wants it to be the
     * only port with that queue, and the bond to have so many: 16, or what the module's tx_queues says, 255 at most
     * (bond_options.c, bond_option_queue_id_set).
     */
    QUEUE_ID("queue_id", 0, 255, EnumSet.allOf(BondMode.class)),

    /** Which port takes over when the active one fails: the highest; Linux 6.0 and later. */
    PRIO(
            "prio",
            Integer.MIN_VALUE,
            Integer.MAX_VALUE,
            EnumSet.of(BondMode.ACTIVE_BACKUP, BondMode.BALANCE_TLB, BondMode.BALANCE_ALB));

    /** The transmit queues of a bond, where the module was not told otherwise (include/net/bonding.h, BOND_DEFAULT_TX_QUEUES). */
    public static final int DEFAULT_QUEUES = 16;

    private final String kernelName;
    private final int min;
    private final int max;
    private final Set<BondMode> modes;

    PortOption(String kernelName, int min, int max, Set<BondMode> modes) {
        this.kernelName = kernelName;
        this.min = min;
        this.max = max;
        this.modes = Set.copyOf(modes);
    }

    /** The name that {@code ip link set PORT type bond_slave} takes. */
    public String kernelName() {
        return kernelName;
    }

    /** The least value. */
    public int min() {
        return min;
    }

    /** The greatest value. */
    public int max() {
        return max;
    }

    public boolean allowedIn(BondMode mode) {
        return modes.contains(mode);
    }
}
