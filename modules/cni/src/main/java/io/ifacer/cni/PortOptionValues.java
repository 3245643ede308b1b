package io.ifacer.cni;

import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.PortOption;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is declared of single ports, gathered entry by entry. */
final class PortOptionValues {

    private final Map<PortOption, Map<String, Integer>> byOption = new EnumMap<>(PortOption.class);

    void put(PortOptionEntry entry, List<String> ports) throws CniException {
        Map<String, Integer> values = entry.values(ports);
        Map<String, Integer> before = byOption.put(entry.option(), values);
        if (before != null && !before.equals(values)) {
            throw entry.refusal(
                    "the option was given before with other values; allowed is one entry for all interfaces");
        }
    }

    /** What is legal and does nothing, or may not be had of this node. */
    void warn(Map<BondOption, BondValue> bondOptions, List<String> warnings) {
        int most = byOption.getOrDefault(PortOption.QUEUE_ID, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        if (most > PortOption.DEFAULT_QUEUES) {
            warnings.add("bond option queue_id=" + most + " is above the " + PortOption.DEFAULT_QUEUES
                    + " queues of a bond; the kernel refuses it unless the module bonding is loaded with tx_queues="
                    + most
                    + " or more");
        }
        if (byOption.containsKey(PortOption.PRIO) && bondOptions.containsKey(BondOption.PRIMARY)) {
            warnings.add("bond option prio does nothing while the primary has its link");
        }
        boolean prefersNone = !byOption.containsKey(PortOption.PRIO) && !bondOptions.containsKey(BondOption.PRIMARY);
        if (prefersNone && bondOptions.containsKey(BondOption.PRIMARY_RESELECT)) {
            warnings.add(
                    "bond option primary_reselect does nothing without primary, or a prio of one of the interfaces");
        }
    }

    /** By port, in the order of the ports. */
    Map<String, Map<PortOption, Integer>> byPort(List<String> ports) {
        Map<String, Map<PortOption, Integer>> byPort = new LinkedHashMap<>();
        for (String port : ports) {
            Map<PortOption, Integer> options = new EnumMap<>(PortOption.class);
            byOption.forEach((option, values) -> {
                Integer value = values.get(port);
                if (value != null) {
                    options.put(option, value);
                }
            });
            if (!options.isEmpty()) {
                byPort.put(port, options);
            }
        }
        return byPort;
    }
}
