package io.ifacer.cni;

import io.ifacer.link.desired.Attachment;
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
    private final Optional<PrevResult> prevResult;

    private NetworkConfig(String cniVersion, String name, Keys keys, Optional<PrevResult> prevResult) {
        this.cniVersion = cniVersion;
        this.name = name;
        this.keys = keys;
        this.prevResult = prevResult;
    }

    /** Decodes a configuration that stands alone, see {@link #decode(ConfigBytes)}. */
    public static NetworkConfig decode(byte[] config) throws CniException {
        return decode(ConfigBytes.of(config));
    }

    /**
     * Decodes a configuration.
     *
     * @throws CniException code 6 when it is not a JSON object, code 1 when ifacer does not speak its version, code 7
     *     when the network has no name that is an identifier, the prevResult is not an object, or there is too much of it
     */
    public static NetworkConfig decode(ConfigBytes config) throws CniException {
        ConfigDocument document = ConfigDocument.read(config);
        Keys keys = new Keys(document.members(), "");
        String cniVersion = CniVersion.requireSupported(declaredVersion(keys));
        String name = keys.text("name").orElse("");
        requireName(name);
        return new NetworkConfig(
                cniVersion, name, keys, keys.object("prevResult").flatMap(object -> document.prevResult()));
    }

    private static void requireName(String name) throws CniException {
        if (name.isEmpty()) {
            throw new CniException(CniCode.INVALID_CONFIG, "invalid config: the network has no name");
        }
        if (name.length() > Attachment.MAX_CHARS) {
            throw new CniException(
                    CniCode.INVALID_CONFIG,
                    "invalid config: the network name '" + Excerpt.of(name) + "' is " + name.length()
                            + " characters long, the limit is " + Attachment.MAX_CHARS);
        }
        if (!NAME.matcher(name).matches()) {
            throw new CniException(
                    CniCode.INVALID_CONFIG,
                    "invalid config: the network name '" + Excerpt.of(name)
                            + "' must begin with a letter or digit and go on with letters, digits, '_', '.' or '-'");
        }
    }

    /** The version to answer an error in: the asked one where it can be made out, else the latest. */
    public static String versionToAnswerIn(ConfigBytes config) {
        try {
            return CniVersion.requireSupported(declaredVersion(new Keys(ConfigDocument.versionIn(config), "")));
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

    /** What the plugin before this one in the chain answered. */
    Optional<PrevResult> prevResult() {
        return prevResult;
    }

    Keys keys() {
        return keys;
    }
}
