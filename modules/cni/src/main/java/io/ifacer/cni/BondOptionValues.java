package io.ifacer.cni;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One entry's text to its value: of the right shape, in range, and of an option that the mode has. */
final class BondOptionValues {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");

    /** More digits than any range has, few enough for a long. */
    private static final int MAX_DIGITS = 18;

    private BondOptionValues() {}

    static BondValue value(BondOptionEntry entry, List<String> ports) throws CniException {
        BondOption option = entry.option();
        if (!option.allowedIn(entry.mode())) {
            throw entry.refusal("the mode does not have this option, only " + modesOf(option) + " has it");
        }
        if (entry.text().isEmpty()) {
            throw entry.refusal("it has no value; allowed is " + allowed(option, ports));
        }
        return switch (option.wire()) {
            case U8, U16, U32 -> new BondValue.Num(number(entry));
            case IFINDEX -> port(entry, ports);
            case IPV4_LIST, IPV6_LIST -> BondAddresses.list(entry);
            case MAC -> BondAddresses.mac(entry);
        };
    }

    private static long number(BondOptionEntry entry) throws CniException {
        BondOption option = entry.option();
        int symbol = option.symbols().indexOf(entry.text().toLowerCase(Locale.ROOT));
        if (symbol >= 0) {
            return option.min() + symbol;
        }
        if (!INTEGER.matcher(entry.text()).matches()) {
            throw entry.refusal("it is not a value of this option; allowed is " + allowed(option, List.of()));
        }
        if (entry.text().length() <= MAX_DIGITS) {
            long number = Long.parseLong(entry.text());
            if (number >= option.min() && number <= option.max()) {
                return number;
            }
        }
        throw entry.refusal("it is out of range; allowed is " + allowed(option, List.of()));
    }

    private static BondValue port(BondOptionEntry entry, List<String> ports) throws CniException {
        if (!ports.contains(entry.text())) {
            throw entry.refusal("it is not among the interfaces; allowed is " + allowed(entry.option(), ports));
        }
        return new BondValue.PortName(entry.text());
    }

    private static String allowed(BondOption option, List<String> ports) {
        return switch (option.wire()) {
            case U8, U16, U32 ->
                option.symbols().isEmpty()
                        ? "an integer from " + option.min() + " to " + option.max()
                        : "one of " + symbolsOf(option);
            case IFINDEX -> "one of " + ports.stream().map(Excerpt::of).collect(Collectors.joining(", "));
            case IPV4_LIST -> "a list of up to " + option.max() + " IPv4 addresses";
            case IPV6_LIST -> "a list of up to " + option.max() + " IPv6 addresses";
            case MAC -> "a hardware address such as 02:00:00:00:00:01";
        };
    }

    private static String symbolsOf(BondOption option) {
        return IntStream.range(0, option.symbols().size())
                .mapToObj(i -> option.symbols().get(i) + " (" + (option.min() + i) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String modesOf(BondOption option) {
        return Arrays.stream(BondMode.values())
                .filter(option::allowedIn)
                .map(mode -> mode.kernelName() + " (" + mode.number() + ")")
                .collect(Collectors.joining(", "));
    }
}
