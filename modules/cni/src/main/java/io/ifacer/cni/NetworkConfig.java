package io.ifacer.cni;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a configuration that is CNI's own: enough to answer DEL, which must not fail over what the plugin's part
 * says; {@link IfacerConfig} reads the rest.
 */
public final class NetworkConfig {

    /** Specification 1.1.0, section "Configuration format", name. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    private final String cniVersion;
    private final String name;
    private final Keys keys;
    private final Optional<ObjectNode> prevResult;

    private NetworkConfig(String cniVersion, String name, Keys keys, Optional<ObjectNode> prevResult) {
        this.cniVersion = cniVersion;
        this.name = name;
        this.keys = keys;
        this.prevResult = prevResult;
    }

    /**
     * Decodes a configuration.
     *
     * @throws CniException code 6 when it is not a JSON object, code 1 when ifacer does not speak its version, code 7
     *     when the network has no name that is an identifier or the prevResult is not an object
     */
    public static NetworkConfig decode(byte[] config) throws CniException {
        Keys keys = new Keys(Json.object(config), "");
        String cniVersion = CniVersion.requireSupported(declaredVersion(keys));
        String name = keys.text("name").orElse("");
        if (!NAME.matcher(name).matches()) {
            throw new CniException(
                    CniCode.INVALID_CONFIG,
                    name.isEmpty()
                            ? "invalid config: the network has no name"
                            : "invalid config: the network name '" + Excerpt.of(name)
                                    + "' must begin with a letter or digit and go on with letters, digits, '_', '.' or '-'");
        }
        return new NetworkConfig(cniVersion, name, keys, keys.object("prevResult"));
    }

    /** The version to answer an error in: the asked one where it can be made out, else the latest. */
    public static String versionToAnswerIn(byte[] config) {
        try {
            return CniVersion.requireSupported(declaredVersion(new Keys(Json.object(config), "")));
        } catch (CniException e) {
            return CniVersion.LATEST;
        }
    }

    private static String declaredVersion(Keys keys) throws CniException {
        return keys.text("cniVersion").filter(version -> !version.isEmpty()).orElse(CniVersion.UNDECLARED);
    }

    /** The version asked for. */
    public String cniVersion() {
        return cniVersion;
    }

    /** The name of the network. */
    public String name() {
        return name;
    }

    /** A copy of what the plugin before this one in the chain answered. */
    Optional<ObjectNode> prevResult() {
        return prevResult.map(ObjectNode::deepCopy);
    }

    Keys keys() {
        return keys;
    }
}
