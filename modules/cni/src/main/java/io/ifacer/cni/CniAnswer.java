package io.ifacer.cni;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ifacer.link.VisibleText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What the plugin's process is to write to its stdout and to exit with. */
public final class CniAnswer {

    /** The most that an answer may have in all, {@link #toWire}; the plugin takes no more (ANSWER_LIMIT_BYTES). */
    public static final int MAX_BYTES = 1 << 20;

    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;

    private final int exitCode;
    private final int code;
    /** As it goes through the door: a result can be long, and is in memory once. */
    private final byte[] wire;

    private final int headBytes;

    private CniAnswer(List<ByteBuffer> stdout) {
        this(SUCCESS, SUCCESS, stdout);
    }

    private CniAnswer(int exitCode, int code, List<ByteBuffer> stdout) {
        this.exitCode = exitCode;
        this.code = code;
        byte[] head = (exitCode + "\n").getBytes(StandardCharsets.US_ASCII);
        this.headBytes = head.length;
        int stdoutBytes = stdout.stream().mapToInt(ByteBuffer::remaining).sum();
        ByteBuffer all = ByteBuffer.allocate(headBytes + stdoutBytes).put(head);
        stdout.forEach(all::put);
        this.wire = all.array();
    }

    private static List<ByteBuffer> json(ObjectNode object) {
        return List.of(ByteBuffer.wrap(Json.bytes(object)));
    }

    /**
     * ADD succeeded: the result of the plugin before in the chain if there is one, byte for byte but for its version, else
     * an empty result.
     *
     * @throws CniException code 7 when the prevResult is of a version whose results have another shape: relabelled it
     *     would be a lie
     */
    public static CniAnswer added(NetworkConfig network) throws CniException {
        PrevResult result = network.prevResult().orElse(null);
        if (result == null) {
            ObjectNode empty = Json.newObject().put("cniVersion", network.cniVersion());
            empty.putObject("dns");
            return new CniAnswer(json(empty));
        }
        String found = result.versionOr(network.cniVersion());
        if (!CniVersion.sameResultShape(found, network.cniVersion())) {
            throw new CniException(
                    CniCode.INVALID_CONFIG,
                    "invalid prevResult: it is of CNI version " + Excerpt.of(found) + ", the configuration of "
                            + network.cniVersion());
        }
        return new CniAnswer(result.relabelled(network.cniVersion()));
    }

    /** DEL, CHECK, GC or STATUS succeeded: nothing to write (specification 1.1.0, their sections "Output"). */
    public static CniAnswer done() {
        return new CniAnswer(List.of());
    }

    /**
     * The versions ifacer speaks.
     *
     * @param config what came on stdin; only its cniVersion is looked at, and it may be anything
     */
    public static CniAnswer version(ConfigBytes config) {
        ObjectNode result = Json.newObject().put("cniVersion", NetworkConfig.versionToAnswerIn(config));
        ArrayNode supported = result.putArray("supportedVersions");
        CniVersion.SUPPORTED.forEach(supported::add);
        return new CniAnswer(json(result));
    }

    /**
     * The request was not carried out. Runtimes write its texts to their logs and to people's terminals.
     *
     * @param cniVersion the version to answer in, see {@link NetworkConfig#versionToAnswerIn}
     */
    public static CniAnswer refused(CniError error, String cniVersion) {
        ObjectNode result = Json.newObject()
                .put("cniVersion", cniVersion)
                .put("code", error.code().number())
                .put("msg", VisibleText.of(error.msg()));
        if (!error.details().isEmpty()) {
            result.put("details", VisibleText.of(error.details()));
        }
        return new CniAnswer(FAILURE, error.code().number(), json(result));
    }

    /** The CNI error code; 0 for success. */
    public int code() {
        return code;
    }

    public int exitCode() {
        return exitCode;
    }

    public byte[] stdout() {
        return Arrays.copyOfRange(wire, headBytes, wire.length);
    }

    /**
     * The form that goes through the door: the exit code in decimal, a newline, the bytes for stdout. Not to be changed: it
     * is the answer's own.
     */
    public byte[] toWire() {
        return wire;
    }

    /** How much memory it takes. */
    public int length() {
        return wire.length;
    }

    @Override
    public String toString() {
        return "exit " + exitCode + " " + new String(wire, headBytes, wire.length - headBytes, StandardCharsets.UTF_8);
    }
}
