package io.ifacer.link.plan;

/**
 * A request that the kernel refused.
 *
 * @param operation what was asked, {@link Step#describe()}
 * @param link the link it was about
 * @param errno the error number, above 0
 * @param errnoName its name, {@code EBUSY}
 * @param kernelText the kernel's extended acknowledgement, or the text of the errno where the kernel gave none
 */
public record KernelRefusal(String operation, String link, int errno, String errnoName, String kernelText) {

    /** EEXIST (include/uapi/asm-generic/errno-base.h): the name is taken. */
    public static final int EEXIST = 17;

    /** ENODEV: no link has this ifindex or name. */
    public static final int ENODEV = 19;

    /** EINVAL, which has many reasons: that no link has the ifindex of a controller is one. */
    static final int EINVAL = 22;

    /** EOPNOTSUPP, which a creation gets for several reasons. */
    private static final int EOPNOTSUPP = 95;

    /** The kernel's words for a kind that it does not have (net/core/rtnetlink.c, rtnl_newlink). */
    private static final String KIND_UNKNOWN = "Unknown device type";

    private static final String VLAN_EXISTS = "VLAN device already exists";

    /** Whether the kernel does not have the kind of link that was to be made. */
    public boolean kindUnknown() {
        return errno == EOPNOTSUPP && kernelText.equals(KIND_UNKNOWN);
    }

    /**
     * Whether a VLAN was refused since its lower has one of that id already (net/8021q/vlan.c, vlan_check_real_dev), in
     * whatever network namespace it is.
     */
    public boolean vlanIdTaken() {
        return errno == EEXIST && kernelText.endsWith(VLAN_EXISTS);
    }

    public String describe() {
        return "the kernel refused '" + operation + "': " + errnoName + ", " + kernelText;
    }
}
