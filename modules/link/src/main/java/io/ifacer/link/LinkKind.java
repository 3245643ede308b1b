package io.ifacer.link;

/** The kinds (IFLA_INFO_KIND) that ifacer makes or must recognise; the kernel's names. */
public final class LinkKind {

    /** A NIC, physical or virtio: the kernel reports no kind for it. */
    public static final String NONE = "";

    public static final String VLAN = "vlan";
    public static final String BOND = "bond";
    public static final String MACVLAN = "macvlan";
    public static final String MACVTAP = "macvtap";
    public static final String IPVLAN = "ipvlan";
    public static final String IPVTAP = "ipvtap";
    public static final String MACSEC = "macsec";

    public static final String VETH = "veth";
    public static final String VXCAN = "vxcan";
    public static final String NETKIT = "netkit";

    private LinkKind() {}

    /**
     * Whether an upper of this kind occupies its lower's receive handler, so that the lower cannot become a bond's
     * port (drivers/net/bonding/bond_main.c, bond_enslave: "Device is in use and cannot be enslaved").
     */
    public static boolean occupiesLower(String kind) {
        return switch (kind) {
            case MACVLAN, MACVTAP, IPVLAN, IPVTAP -> true;
            default -> false;
        };
    }

    /** Whether the lower of such a link is no lower but its other end, which names it in turn. */
    public static boolean namesPeer(String kind) {
        return switch (kind) {
            case VETH, VXCAN, NETKIT -> true;
            default -> false;
        };
    }

    /** Whether a link of this kind is refused with ENETDOWN while its lower is down (vlan_dev_open, macsec_dev_open). */
    public static boolean needsLowerUp(String kind) {
        return kind.equals(VLAN) || kind.equals(MACSEC);
    }

    /** The kind as a person reads it: a NIC has none. */
    public static String describe(String kind) {
        return kind.isEmpty() ? "network card" : kind;
    }
}
