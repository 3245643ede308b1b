package io.ifacer.cni;

import java.util.List;

/** The versions of the CNI specification that ifacer speaks. */
public final class CniVersion {

    /** Oldest first. */
    public static final List<String> SUPPORTED = List.of("0.1.0", "0.2.0", "0.3.0", "0.3.1", "0.4.0", "1.0.0", "1.1.0");

    /** What a configuration that names no version means (specification 0.1.0 had no such key). */
    public static final String UNDECLARED = "0.1.0";

    /** The version of an answer when the request's own is not known. */
    public static final String LATEST = "1.1.0";

    private CniVersion() {}

    /**
     * The version itself when ifacer speaks it.
     *
     * @throws CniException with code 1 otherwise, naming the supported ones
     */
    static String requireSupported(String version) throws CniException {
        if (!SUPPORTED.contains(version)) {
            throw new CniException(
                    CniCode.INCOMPATIBLE_VERSION,
                    "incompatible CNI version: the configuration asks for " + Excerpt.of(version),
                    "supported are " + String.join(", ", SUPPORTED));
        }
        return version;
    }

    /** Whether one came before the other; both must be supported ones. */
    static boolean isOlder(String one, String other) {
        return SUPPORTED.indexOf(one) < SUPPORTED.indexOf(other);
    }

    /** Whether results of both versions have the same shape: 0.1.0 and 0.2.0 keep addresses under ip4 and ip6. */
    static boolean sameResultShape(String one, String other) {
        return hasOldResults(one) == hasOldResults(other);
    }

    private static boolean hasOldResults(String version) {
        return version.equals("0.1.0") || version.equals("0.2.0");
    }
}
