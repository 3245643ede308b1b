package io.ifacer.cni;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ifacer.link.BondMode;
import io.ifacer.link.PortOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One entry of {@code bond.options} about single ports: {@code queue_id=ens192:2,ens160:3}, each port with its value as
 * iproute2 and sysfs have it, plain or as a list in JSON.
 *
 * @param text the value as written, without the blanks around it
 */
record PortOptionEntry(PortOption option, String text, BondMode mode) {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,10}");

    static Optional<PortOption> option(String name) {
        return Arrays.stream(PortOption.values())
                .filter(option -> option.kernelName().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * The value of each port that is named.
     *
     * @param ports the bond's ports, among which those named must be
     */
    Map<String, Integer> values(List<String> ports) throws CniException {
        if (!option.allowedIn(mode)) {
            throw refusal("the mode does not have this option, only " + modes() + " has it");
        }
        Map<String, Integer> values = new LinkedHashMap<>();
        for (String pair : pairs()) {
            int colon = pair.lastIndexOf(':'); // the kernel takes none in a name
            if (colon < 0) {
                throw refusal("'" + Excerpt.of(pair) + "' is not INTERFACE:NUMBER; " + allowed(ports));
            }
            String port = pair.substring(0, colon).strip();
            if (!ports.contains(port)) {
                throw refusal("'" + Excerpt.of(port) + "' is not among the interfaces; " + allowed(ports));
            }
            int value = number(pair.substring(colon + 1).strip(), ports);
            refuseSharedQueue(port, value, values);
            if (values.put(port, value) != null) {
                throw refusal("the interface " + port + " is there twice, each may be there once");
            }
        }
        return values;
    }

    private List<String> pairs() throws CniException {
        if (!text.startsWith("[")) {
            return List.of(text.split(",", -1));
        }
        List<String> pairs = new ArrayList<>();
        try {
            for (JsonNode node : Json.list(text)) {
                pairs.add(node.asText());
            }
        } catch (JsonProcessingException e) {
            throw refusal("it begins with '[' and is not a list in JSON; allowed is [\"INTERFACE:NUMBER\"] or"
                    + " INTERFACE:NUMBER");
        }
        return pairs;
    }

    private int number(String number, List<String> ports) throws CniException {
        if (INTEGER.matcher(number).matches()) {
            long value = Long.parseLong(number);
            if (value >= option.min() && value <= option.max()) {
                return (int) value;
            }
        }
        throw refusal("'" + Excerpt.of(number) + "' is out of range; " + allowed(ports));
    }

    /** bond_options.c, bond_option_queue_id_set; 0 stands for no queue. */
    private void refuseSharedQueue(String port, int value, Map<String, Integer> before) throws CniException {
        if (option == PortOption.QUEUE_ID && value != 0 && before.containsValue(value)) {
            throw refusal("queue " + value + " is given to " + port + " and to another interface, the kernel takes each"
                    + " queue for one");
        }
    }

    private String allowed(List<String> ports) {
        return "allowed is INTERFACE:NUMBER, more of them with commas between, an interface of "
                + ports.stream().map(Excerpt::of).collect(Collectors.joining(", ")) + " and an integer from "
                + option.min() + " to " + option.max();
    }

    private String modes() {
        return Arrays.stream(BondMode.values())
                .filter(option::allowedIn)
                .map(allowed -> allowed.kernelName() + " (" + allowed.number() + ")")
                .collect(Collectors.joining(", "));
    }

    /** The refusal that names option, value and mode. */
    CniException refusal(String why) {
        return new CniException(CniCode.INVALID_CONFIG, "invalid bond option " + this + ": " + why);
    }

    @Override
    public String toString() {
        return option.kernelName() + "=" + Excerpt.of(text) + " (mode " + mode + ")";
    }
}
