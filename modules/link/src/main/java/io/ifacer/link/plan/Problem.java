package io.ifacer.link.plan;

/**
 * Why what is wanted cannot be had.
 *
 * @param cause the kind of reason; the CNI code follows from it
 * @param link the link concerned
 * @param message what was wanted and what was found, for a person
 * @param remedy what to do about it
 */
public record Problem(Cause cause, String link, String message, String remedy) {

    /** Every reason there is. */
    public enum Cause {
        /** A link that others stand on does not exist. */
        LINK_MISSING,
        /** The name belongs to a link of another kind, or to a VLAN with another id or lower. */
        NAME_TAKEN,
        /** What exists under the name was made by somebody else, and is not as it is wanted: it is not repaired. */
        FOREIGN,
        /** The bond that exists has another mode or other ports. */
        BOND_DIFFERS,
        /**
         * The port belongs to another controller, has uppers that keep it from becoming a port, or the MAC of another port
         * where the mode does not allow that.
         */
        PORT_BUSY,
        /** One interface is named twice as a port, by different names. */
        PORT_TWICE,
        /** The port carries addresses or routes of the node, and the settings do not give such ports away. */
        PORT_ADDRESSED,
        /** Another VLAN of this node has the id. */
        VLAN_ID_TAKEN,
        /** The MTU does not fit what is below. */
        MTU_UNFIT,
        /** What exists has other options than declared, and the settings say that this is an error. */
        SPEC_CONFLICT,
        /** The kernel refused a request. */
        KERNEL_REFUSED,
        /** The kernel does not have the kind of link, nor a module for it. */
        KIND_UNSUPPORTED,
        /** The kernel did not answer a request in time. */
        KERNEL_SILENT,
        /** The kernel acknowledged a request, but never told that it took effect. */
        NOT_CONFIRMED,
        /** The kernel acknowledged an option and ignored it. */
        OPTION_IGNORED,
        /** Something else keeps changing the same links. */
        CONTESTED,
        /** The request's time was up. */
        DEADLINE,
        /** A DEL for the same attachment came before the ADD was done. */
        SUPERSEDED,
        /** What has to be remembered could not be saved. */
        STORE_FAILED,
        /** The node's links are not known just now. */
        TABLE_STALE,
        /** A CHECK found something that is not as it was asked for. */
        CHECK_FAILED
    }
}
