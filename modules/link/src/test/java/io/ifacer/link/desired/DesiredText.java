package io.ifacer.link.desired;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.LinkText;
import io.ifacer.link.PortOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Desired links in words, one a line, lowers before uppers:
 *
 * <pre>
 * bond bond0 mode active-backup ports ens192 ens160 options miimon=100 queue_id=ens192:2,ens160:3 prio=ens192:10
 * vlan bond0.200 lower bond0 id 200 mtu 9000
 * </pre>
 */
public final class DesiredText {

    private DesiredText() {}

    public static List<DesiredLink> links(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(DesiredText::link)
                .toList();
    }

    public static DesiredLink link(String line) {
        Iterator<String> words = List.of(line.strip().split("\\s+")).iterator();
        String kind = words.next();
        String name = words.next();
        return kind.equals("bond") ? bond(name, words) : vlan(name, words);
    }

    private static DesiredLink vlan(String name, Iterator<String> words) {
        String lower = "";
        int id = 0;
        int mtuBytes = DesiredLink.MTU_UNDECLARED;
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "lower" -> lower = words.next();
                case "id" -> id = Integer.parseInt(words.next());
                case "mtu" -> mtuBytes = Integer.parseInt(words.next());
                default -> throw new IllegalArgumentException("not a word about a desired VLAN: " + word);
            }
        }
        return new DesiredLink.Vlan(name, lower, id, mtuBytes);
    }

    private static DesiredLink bond(String name, Iterator<String> words) {
        BondMode mode = BondMode.BALANCE_RR;
        List<String> ports = new ArrayList<>();
        Map<BondOption, BondValue> options = Map.of();
        int mtuBytes = DesiredLink.MTU_UNDECLARED;
        Map<String, Map<PortOption, Integer>> portOptions = new LinkedHashMap<>();
        boolean inPorts = false;
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "mode" -> mode = LinkText.mode(words.next());
                case "ports" -> inPorts = true;
                case "options" -> options = LinkText.options(words.next());
                case "mtu" -> mtuBytes = Integer.parseInt(words.next());
                default -> {
                    if (word.contains("=")) {
                        portOption(word, portOptions);
                        continue;
                    }
                    if (!inPorts) {
                        throw new IllegalArgumentException("not a word about a desired bond: " + word);
                    }
                    ports.add(word);
                }
            }
        }
        return new DesiredLink.Bond(name, mode, ports, options, mtuBytes, portOptions);
    }

    private static void portOption(String word, Map<String, Map<PortOption, Integer>> portOptions) {
        PortOption option = PortOption.valueOf(word.split("=", -1)[0].toUpperCase(Locale.ROOT));
        for (String pair : word.split("=", -1)[1].split(",", -1)) {
            String[] portAndValue = pair.split(":", -1);
            portOptions
                    .computeIfAbsent(portAndValue[0], none -> new EnumMap<>(PortOption.class))
                    .put(option, Integer.valueOf(portAndValue[1]));
        }
    }
}
