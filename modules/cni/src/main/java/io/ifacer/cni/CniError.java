package io.ifacer.cni;

import io.ifacer.link.Listing;
import io.ifacer.link.plan.Problem;
import java.util.List;

/**
 * Why a request was not carried out; {@link CniAnswer#refused} gives it its JSON form.
 *
 * @param msg one line: what was wanted, what was found
 * @param details what to do, or more of the finding; empty when the message says it all
 */
public record CniError(CniCode code, String msg, String details) {

    /** An error without details. */
    public static CniError of(CniCode code, String msg) {
        return new CniError(code, msg, "");
    }

    /**
     * What the engine could not do.
     *
     * @param leftovers what it could not take back, one line each
     */
    public static CniError of(Problem problem, List<String> leftovers) {
        String left = leftovers.isEmpty() ? "" : "; not taken back: " + Listing.of(leftovers, "; ");
        return new CniError(CniCode.of(problem.cause()), problem.message(), problem.remedy() + left);
    }

    /** What keeps the engine from taking an ADD now, as STATUS tells it: 50, or 51 where the cause says so. */
    public static CniError unavailable(Problem problem) {
        CniCode code = CniCode.of(problem.cause());
        return new CniError(
                code == CniCode.LIMITED_CONNECTIVITY ? code : CniCode.NOT_AVAILABLE,
                problem.message(),
                problem.remedy());
    }

    /** The message and its details, for a log or a terminal. */
    public String inOneLine() {
        return details.isEmpty() ? msg : msg + "; " + details;
    }

    /** What is answered where an answer would be longer than the limit. */
    public static CniError answerTooLarge(int limitBytes) {
        return new CniError(
                CniCode.INTERNAL,
                "the answer would have been longer than " + limitBytes + " bytes, and is not given; the request itself"
                        + " was carried out or refused as the log of ifacerd says",
                "an answer carries the prevResult of the plugins before: see that it is below the limit; else please"
                        + " report it");
    }

    /** What is answered where nothing has come of a request in time. */
    public static CniError notAnsweredInTime(long millis) {
        return new CniError(
                CniCode.TRY_AGAIN_LATER,
                "ifacerd has not finished with this request within " + millis + " ms",
                "it may be at work on it still: the same request again finds what there is; see the log of ifacerd");
    }

    /** The refusal of a request that the door stopped reading because it was longer than the limit. */
    public static CniError requestTooLarge(int limitBytes) {
        return new CniError(
                CniCode.INVALID_CONFIG,
                "the request is longer than " + limitBytes + " bytes",
                "the limit counts the CNI_* variables and the configuration together");
    }
}
