package io.ifacer.cni;

import io.ifacer.link.BondMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which keys of a configuration mean something, and a word on each that does not. */
final class ConfigKeys {

    /** Lower case. Ours, CNI's (specification 1.1.0, "Plugin configuration objects") and those that conflists carry. */
    static final Set<String> TOP = Set.of(
            "interfaces",
            "vlanid",
            "bond",
            "mtu",
            "cniversion",
            "cniversions",
            "name",
            "type",
            "plugins",
            "prevresult",
            "ipam",
            "dns",
            "capabilities",
            "runtimeconfig",
            "args",
            "disablecheck",
            "disablegc",
            "loadonlyinlinedplugins",
            "ipmasq",
            "kubeconfig");

    static final Set<String> BOND = Set.of("name", "mode", "options");

    /** {@code 0 (balance-rr), 1 (active-backup), ...}. */
    static final String MODES = Arrays.stream(BondMode.values())
            .map(mode -> mode.number() + " (" + mode.kernelName() + ")")
            .collect(Collectors.joining(", "));

    /** A configuration with a thousand stray keys is one mistake, not a thousand. */
    private static final int MAX_WARNINGS = 20;

    private ConfigKeys() {}

    static List<String> warnings(Keys keys, Set<String> known) {
        List<String> warnings = Stream.concat(
                        keys.unknown(known)
                                .filter(key -> !isForeign(key))
                                .map(key -> "unknown key " + key + " is ignored"),
                        keys.repeated().map(key -> "key " + key + " is there twice, the later one counts"))
                .collect(Collectors.toCollection(ArrayList::new));
        if (warnings.size() > MAX_WARNINGS) {
            int more = warnings.size() - MAX_WARNINGS;
            warnings.subList(MAX_WARNINGS, warnings.size()).clear();
            warnings.add("and " + more + " more such keys");
        }
        return warnings;
    }

    /** Logging settings that wrappers add to every plugin's entry, and keys in the specification's own name space. */
    private static boolean isForeign(String key) {
        String folded = Keys.fold(key);
        return folded.startsWith("log") || folded.startsWith("cni.dev/");
    }
}
