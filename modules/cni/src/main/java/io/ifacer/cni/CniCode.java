package io.ifacer.cni;

import io.ifacer.link.plan.Problem;

/**
 * Every error code that ifacer answers with, in one table. 1 to 99 belong to the CNI specification (1.1.0, section
 * "Error"; 8 and 999 are the reference implementation's, 9 and 10 are given to nothing), 100 and up are ours.
 */
public enum CniCode {
    INCOMPATIBLE_VERSION(1),
    UNSUPPORTED_FIELD(2),
    UNKNOWN_CONTAINER(3),
    /** A CNI_* variable is missing or wrong. */
    INVALID_ENVIRONMENT(4),
    /** Among others: what came over the socket is not a request. */
    IO_FAILURE(5),
    /** The configuration is not JSON. */
    NOT_DECODABLE(6),
    /** The configuration is JSON that ifacer cannot carry out. */
    INVALID_CONFIG(7),
    INVALID_NETNS(8),
    TRY_AGAIN_LATER(11),
    /** STATUS: an ADD would fail now. */
    NOT_AVAILABLE(50),
    /** STATUS: an ADD would fail now, and existing containers may have lost connectivity. */
    LIMITED_CONNECTIVITY(51),
    /** A mistake in ifacer itself. */
    INTERNAL(999),

    // Ours, from 100: what the node or the kernel says to a configuration that is right in itself.

    /** An interface that the configuration names is not on the node. */
    LINK_MISSING(100),
    /** A link of that name exists and is another one: its kind, id, lower, mode or ports differ. */
    LINK_DIFFERS(101),
    /** A port has another controller, or something stands on it. */
    PORT_IN_USE(102),
    /** A port carries the node's address or route. */
    PORT_ADDRESSED(103),
    /** The VLAN id is taken by another link of the node. */
    VLAN_ID_TAKEN(104),
    /** The kernel refused a request. */
    KERNEL_REFUSED(105),
    /** The kernel took the request, and did not show the wanted state before the deadline. */
    NOT_CONFIRMED(106);

    private final int number;

    /** The code of each reason that the engine has for not carrying a request out. */
    static CniCode of(Problem.Cause cause) {
        return switch (cause) {
            case LINK_MISSING -> LINK_MISSING;
            case NAME_TAKEN, FOREIGN, BOND_DIFFERS, SPEC_CONFLICT -> LINK_DIFFERS;
            case PORT_BUSY -> PORT_IN_USE;
            case PORT_ADDRESSED -> PORT_ADDRESSED;
            case VLAN_ID_TAKEN -> VLAN_ID_TAKEN;
            case MTU_UNFIT, PORT_TWICE -> INVALID_CONFIG;
            case KERNEL_REFUSED, OPTION_IGNORED -> KERNEL_REFUSED;
            case KERNEL_SILENT, NOT_CONFIRMED, CONTESTED -> NOT_CONFIRMED;
            case DEADLINE, SUPERSEDED -> TRY_AGAIN_LATER;
            case STORE_FAILED -> IO_FAILURE;
            case TABLE_STALE, KIND_UNSUPPORTED -> NOT_AVAILABLE;
            case CHECK_FAILED -> LINK_DIFFERS;
        };
    }

    CniCode(int number) {
        this.number = number;
    }

    /** The {@code code} in the error's JSON. */
    public int number() {
        return number;
    }
}
