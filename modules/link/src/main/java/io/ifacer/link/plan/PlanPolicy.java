package io.ifacer.link.plan;

/**
 * What the operator may choose.
 *
 * @param vlanIdScope where a VLAN id has to be unique
 * @param rejectConflicts whether an existing link with other options is an error instead of a notice
 * @param allowAddressedPorts whether an interface that carries addresses or routes may be made a port
 * @param waitForPorts whether a bond is made with the ports that can be had, and waits for the others, instead of not at all
 * @param allowAdvertisedPorts whether an interface that carries only what the kernel made of routers'
 *     advertisements may be made a port
 */
public record PlanPolicy(
        VlanIdScope vlanIdScope,
        boolean rejectConflicts,
        boolean allowAddressedPorts,
        boolean waitForPorts,
        boolean allowAdvertisedPorts) {

    /** The shipped defaults. */
    public static final PlanPolicy DEFAULT = new PlanPolicy(VlanIdScope.NODE, false, false, false, true);

    /** Where a VLAN id has to be unique. */
    public enum VlanIdScope {
        /** On the whole node, as the original plugin has it. */
        NODE,
        /** On each lower, as the kernel has it. */
        LOWER
    }
}
