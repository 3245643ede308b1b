package io.ifacer.link.desired;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.PortOption;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One link that somebody wants, by name. Only what is declared here can count as different. */
public sealed interface DesiredLink {

    /** The MTU in bytes of a link for which none is declared. */
    int MTU_UNDECLARED = 0;

    /** The name of the link. */
    String name();

    /** The names of the links it stands on: a VLAN's lower, a bond's ports. */
    List<String> lowers();

    /**
     * A VLAN (802.1Q) that is up, on a lower that is up.
     *
     * @param lower the name of its lower
     * @param id 1 to 4094
     * @param mtuBytes of a VLAN that has to be made; {@link #MTU_UNDECLARED}: its lower's
     */
    record Vlan(String name, String lower, int id, int mtuBytes) implements DesiredLink {
        @Override
        public List<String> lowers() {
            return List.of(lower);
        }
    }

    /**
     * A bond that is up, with these ports, all up.
     *
     * @param ports the names of its ports, at least one, in the order in which they are attached
     * @param options the declared options, ports by {@link BondValue.PortName}
     * @param mtuBytes of a bond that has to be made; {@link #MTU_UNDECLARED}: what its ports have in common
     * @param portOptions what is declared of single ports, by the port's name
     */
    record Bond(
            String name,
            BondMode mode,
            List<String> ports,
            Map<BondOption, BondValue> options,
            int mtuBytes,
            Map<String, Map<PortOption, Integer>> portOptions)
            implements DesiredLink {
        public Bond {
            ports = List.copyOf(ports);
            options = options.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(options));
            portOptions = copy(portOptions);
        }

        /** A bond of whose single ports nothing is declared. */
        public Bond(String name, BondMode mode, List<String> ports, Map<BondOption, BondValue> options, int mtuBytes) {
            this(name, mode, ports, options, mtuBytes, Map.of());
        }

        private static Map<String, Map<PortOption, Integer>> copy(Map<String, Map<PortOption, Integer>> portOptions) {
            Map<String, Map<PortOption, Integer>> copy = new LinkedHashMap<>();
            portOptions.forEach((port, options) -> {
                if (!options.isEmpty()) {
                    copy.put(port, Collections.unmodifiableMap(new EnumMap<>(options)));
                }
            });
            return Collections.unmodifiableMap(copy);
        }

        @Override
        public List<String> lowers() {
            return ports;
        }
    }
}
