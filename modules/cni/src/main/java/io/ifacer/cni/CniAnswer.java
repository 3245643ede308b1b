package io.ifacer.cni;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the plugin's process is to write to its stdout and to exit with. */
public final class CniAnswer {

    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;

    private final int exitCode;
    private final int code;
    private final byte[] stdout;

    private CniAnswer(byte[] stdout) {
        this(SUCCESS, SUCCESS, stdout);
    }

    private CniAnswer(int exitCode, int code, byte[] stdout) {
        this.exitCode = exitCode;
        this.code = code;
        this.stdout = stdout;
    }

    /**
     * ADD succeeded: the result of the plugin before in the chain if there is one, else an empty result.
     *
     * @throws CniException code 7 when the prevResult is of a version whose results have another shape: relabelled it
     *     would be a lie
     */
    public static CniAnswer added(NetworkConfig network) throws CniException {
        ObjectNode result = network.prevResult().orElse(null);
        if (result == null) {
            ObjectNode empty = Json.newObject().put("cniVersion", network.cniVersion());
            empty.putObject("dns");
            return new CniAnswer(Json.bytes(empty));
        }
        String found = result.path("cniVersion").asText(network.cniVersion());
        if (!CniVersion.sameResultShape(found, network.cniVersion())) {
            throw new CniException(
                    CniCode.INVALID_CONFIG,
                    "invalid prevResult: it is of CNI version " + Excerpt.of(found) + ", the configuration of "
                            + network.cniVersion());
        }
        // An existing key keeps its place.
        return new CniAnswer(Json.bytes(result.put("cniVersion", network.cniVersion())));
    }

    /** DEL, CHECK, GC or STATUS succeeded: nothing to write (specification 1.1.0, their sections "Output"). */
    public static CniAnswer done() {
        return new CniAnswer(new byte[0]);
    }

    /**
     * The versions ifacer speaks.
     *
     * @param config what came on stdin; only its cniVersion is looked at, and it may be anything
     */
    public static CniAnswer version(byte[] config) {
        ObjectNode result = Json.newObject().put("cniVersion", NetworkConfig.versionToAnswerIn(config));
        ArrayNode supported = result.putArray("supportedVersions");
        CniVersion.SUPPORTED.forEach(supported::add);
        return new CniAnswer(Json.bytes(result));
    }

    /**
     * The request was not carried out.
     *
     * @param cniVersion the version to answer in, see {@link NetworkConfig#versionToAnswerIn}
     */
    public static CniAnswer refused(CniError error, String cniVersion) {
        ObjectNode result = Json.newObject()
                .put("cniVersion", cniVersion)
                .put("code", error.code().number())
                .put("msg", error.msg());
        if (!error.details().isEmpty()) {
            result.put("details", error.details());
        }
        return new CniAnswer(FAILURE, error.code().number(), Json.bytes(result));
    }

    /** The CNI error code; 0 for success. */
    public int code() {
        return code;
    }

    public int exitCode() {
        return exitCode;
    }

    public byte[] stdout() {
        return stdout.clone();
    }

    /** The form that goes through the door: the exit code in decimal, a newline, the bytes for stdout. */
    public byte[] toWire() {
        byte[] head = (exitCode + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] wire = Arrays.copyOf(head, head.length + stdout.length);
        System.arraycopy(stdout, 0, wire, head.length, stdout.length);
        return wire;
    }

    @Override
    public String toString() {
        return "exit " + exitCode + " " + new String(stdout, StandardCharsets.UTF_8);
    }
}
