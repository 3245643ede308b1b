package io.ifacer.cni;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ifacer.link.BondMode;
import io.ifacer.link.desired.DesiredLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plugin's own part of a configuration, each value of the right type and range; {@link Want} says what it amounts
 * to.
 *
 * @param interfaces as named, at least one; names not yet checked against the kernel's rules
 * @param vlanId 1 to 4094, 0 for none
 * @param mtuBytes of what is made, {@link DesiredLink#MTU_UNDECLARED} when not declared
 * @param warnings what was ignored, one line each
 */
public record IfacerConfig(
        List<String> interfaces, int vlanId, Optional<BondConfig> bond, int mtuBytes, List<String> warnings) {

    /** Four bits of the 802.1Q tag's sixteen are not the id's, and 4095 is reserved. */
    private static final int MAX_VLAN_ID = 4094;

    /** ETH_MIN_MTU and ETH_MAX_MTU (include/uapi/linux/if_ether.h), what bonds and VLANs take. */
    private static final int MIN_MTU_BYTES = 68;

    private static final int MAX_MTU_BYTES = 65_535;

    /** Some times what a node has: the list goes into plans, messages and files, and whoever may write it is not trusted. */
    private static final int MAX_INTERFACES = 256;

    /**
     * The {@code bond} object.
     *
     * @param options as written, not yet parsed: they do not matter where there is no bond to make
     */
    public record BondConfig(String name, BondMode mode, String options) {

        static final String DEFAULT_NAME = "sp_bond0";
    }

    public IfacerConfig {
        interfaces = List.copyOf(interfaces);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the plugin's keys.
     *
     * @throws CniException code 7 when one has the wrong type or is out of range, or no interface is named
     */
    public static IfacerConfig of(NetworkConfig network) throws CniException {
        return of(network.keys());
    }

    static IfacerConfig of(Keys keys) throws CniException {
        List<String> warnings = new ArrayList<>(ConfigKeys.warnings(keys, ConfigKeys.TOP));
        Optional<BondConfig> bond = Optional.empty();
        Optional<ObjectNode> node = keys.object("bond");
        if (node.isPresent()) {
            Keys bondKeys = new Keys(node.get(), "bond.");
            warnings.addAll(ConfigKeys.warnings(bondKeys, ConfigKeys.BOND));
            bond = Optional.of(bond(bondKeys));
        }
        return new IfacerConfig(interfaces(keys), vlanId(keys), bond, mtuBytes(keys), warnings);
    }

    private static List<String> interfaces(Keys keys) throws CniException {
        Optional<JsonNode> node = keys.get("interfaces");
        if (node.isEmpty() || (node.get().isArray() && node.get().isEmpty())) {
            throw new CniException(CniCode.INVALID_CONFIG, "invalid config: interfaces have at least one interface");
        }
        if (!node.get().isArray()) {
            throw keys.mistyped("interfaces", "a list of strings", node.get());
        }
        if (node.get().size() > MAX_INTERFACES) {
            throw new CniException(
                    CniCode.INVALID_CONFIG,
                    "invalid config: interfaces names " + node.get().size() + ", at most " + MAX_INTERFACES
                            + " are taken",
                    "a bond of so many ports cannot be meant: correct the list");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode name : node.get()) {
            if (!name.isTextual()) {
                throw keys.mistyped("interfaces[" + names.size() + "]", "a string", name);
            }
            names.add(name.textValue());
        }
        return names;
    }

    private static int vlanId(Keys keys) throws CniException {
        JsonNode node = keys.get("vlanID").orElse(null);
        if (node == null) {
            return 0;
        }
        if (!isInteger(node, 0, MAX_VLAN_ID)) {
            throw new CniException(
                    CniCode.INVALID_CONFIG,
                    "invalid vlan tag " + shown(node) + ": vlan tag must be in range [0,4094]",
                    node.isIntegralNumber() ? "" : "vlanID must be an integer, it is " + Keys.describe(node));
        }
        return node.intValue();
    }

    private static int mtuBytes(Keys keys) throws CniException {
        JsonNode node = keys.get("mtu").orElse(null);
        if (node == null || isInteger(node, 0, 0)) {
            return DesiredLink.MTU_UNDECLARED;
        }
        if (!isInteger(node, MIN_MTU_BYTES, MAX_MTU_BYTES)) {
            throw keys.mistyped("mtu", "an integer from " + MIN_MTU_BYTES + " to " + MAX_MTU_BYTES, node);
        }
        return node.intValue();
    }

    private static BondConfig bond(Keys keys) throws CniException {
        String name = keys.text("name").filter(text -> !text.isEmpty()).orElse(BondConfig.DEFAULT_NAME);
        return new BondConfig(name, mode(keys), keys.text("options").orElse(""));
    }

    private static BondMode mode(Keys keys) throws CniException {
        JsonNode node = keys.get("mode").orElse(null);
        if (node == null) {
            return BondMode.BALANCE_RR;
        }
        for (BondMode mode : BondMode.values()) {
            if (isInteger(node, mode.number(), mode.number())
                    || (node.isTextual() && node.textValue().equals(mode.kernelName()))) {
                return mode;
            }
        }
        throw keys.mistyped("mode", "one of " + ConfigKeys.MODES, node);
    }

    private static boolean isInteger(JsonNode node, int min, int max) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= min && node.intValue() <= max;
    }

    private static String shown(JsonNode node) {
        return node.isValueNode() ? Excerpt.of(node.asText()) : Keys.describe(node);
    }
}
