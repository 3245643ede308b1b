package io.ifacer.cni;

/**
 * Why a request was not carried out; {@link CniAnswer#refused} gives it its JSON form.
 *
 * <p>The engine's causes are given their codes by whoever answers the request, from {@link CniCode}; this package knows
 * only what can be wrong with the request itself.
 *
 * @param msg one line: what was wanted, what was found
 * @param details what to do, or more of the finding; empty when the message says it all
 */
public record CniError(CniCode code, String msg, String details) {

    /** An error without details. */
    public static CniError of(CniCode code, String msg) {
        return new CniError(code, msg, "");
    }

    /** The refusal of a request that the door stopped reading because it was longer than the limit. */
    public static CniError requestTooLarge(int limitBytes) {
        return new CniError(
                CniCode.INVALID_CONFIG,
                "the request is longer than " + limitBytes + " bytes",
                "the limit counts the CNI_* variables and the configuration together");
    }
}
