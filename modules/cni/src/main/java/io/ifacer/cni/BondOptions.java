package io.ifacer.cni;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.PortOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code bond.options} says: entries {@code name=value} with semicolons between, blanks anywhere around.
 *
 * @param values in the order in which the kernel applies them, with miimon 100 added when no monitor was given
 * @param portOptions what is declared of single ports, by the port's name
 * @param warnings what was understood otherwise than it may have been meant, one line each
 */
public record BondOptions(
        Map<BondOption, BondValue> values, Map<String, Map<PortOption, Integer>> portOptions, List<String> warnings) {

    /** Every option at its longest takes less than half of this. */
    private static final int MAX_CHARS = 8192;

    public BondOptions {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
        portOptions = Collections.unmodifiableMap(new LinkedHashMap<>(portOptions));
        warnings = List.copyOf(warnings);
    }

    /**
     * Parses.
     *
     * @param ports the names of the bond's ports, among which primary and active_slave must be
     * @throws CniException code 7, naming the option, its value, the mode and what would be allowed
     */
    public static BondOptions parse(String text, BondMode mode, List<String> ports, UnknownOptions unknown)
            throws CniException {
        if (text.length() > MAX_CHARS) {
            throw new CniException(
                    CniCode.INVALID_CONFIG,
                    "invalid bond options: they are " + text.length() + " characters long, the limit is " + MAX_CHARS);
        }
        return new Parser(mode, ports, unknown).parse(text);
    }

    private static final class Parser {

        private static final Pattern OTHER_SEPARATOR = Pattern.compile("([\\s,&|]+)[A-Za-z][A-Za-z_0-9]*\\s*=");

        private final BondMode mode;
        private final List<String> ports;
        private final UnknownOptions unknown;
        private final Map<BondOption, BondValue> values = new EnumMap<>(BondOption.class);
        private final PortOptionValues portValues = new PortOptionValues();
        private final List<String> warnings = new ArrayList<>();

        Parser(BondMode mode, List<String> ports, UnknownOptions unknown) {
            this.mode = mode;
            this.ports = ports;
            this.unknown = unknown;
        }

        BondOptions parse(String text) throws CniException {
            for (String entry : text.split(";", -1)) {
                // SpiderMultusConfig writes "" for no options, and people end the list with a semicolon.
                if (!entry.isBlank()) {
                    add(entry.strip());
                }
            }
            new BondOptionRules(values, mode, warnings).apply();
            portValues.warn(values, warnings);
            return new BondOptions(values, portValues.byPort(ports), warnings);
        }

        private void add(String entry) throws CniException {
            int equals = entry.indexOf('=');
            if (equals < 0) {
                leaveOut("'" + Excerpt.of(entry) + "' is not NAME=VALUE");
                return;
            }
            String name = entry.substring(0, equals).strip();
            String text = entry.substring(equals + 1).strip();
            refuseOtherSeparators(entry, text);
            Optional<BondOption> option = BondOptionNames.option(name);
            Optional<PortOption> portOption = PortOptionEntry.option(name);
            if (option.isPresent()) {
                put(new BondOptionEntry(option.get(), name, text, mode));
            } else if (portOption.isPresent()) {
                portValues.put(new PortOptionEntry(portOption.get(), text, mode), ports);
            } else {
                leaveOut("unknown bond option '" + Excerpt.of(name) + "': " + hint(name));
            }
        }

        /** No value has a blank or comma with another NAME= behind it, but for a port that is really called so. */
        private void refuseOtherSeparators(String entry, String text) throws CniException {
            Matcher second = OTHER_SEPARATOR.matcher(text);
            if (second.find() && !ports.contains(text)) {
                throw new CniException(
                        CniCode.INVALID_CONFIG,
                        "invalid bond options (mode " + mode + "): '" + Excerpt.of(entry)
                                + "' is more than one option: ';'"
                                + " separates options, not '"
                                + Excerpt.of(
                                        second.group(1).strip().isEmpty()
                                                ? " "
                                                : second.group(1).strip()) + "'");
            }
        }

        private void put(BondOptionEntry entry) throws CniException {
            BondValue value = BondOptionValues.value(entry, ports);
            BondValue before = values.put(entry.option(), value);
            if (before != null && !before.equals(value)) {
                throw entry.refusal(
                        "the option was given before as " + entry.option().describe(before) + "; allowed is one value");
            }
            if (entry.spelling().equalsIgnoreCase(BondOptionNames.MISREAD_BY_ORIGINAL)) {
                warnings.add("bond option " + entry.spelling() + "=" + entry.text()
                        + " sets the kernel's delay in milliseconds; the original ifacer took it for num_peer_notif");
            }
        }

        private static String hint(String name) {
            return name.equalsIgnoreCase("mode")
                    ? "the mode is given by bond.mode"
                    : "did you mean " + BondOptionNames.nearest(name) + "?";
        }

        private void leaveOut(String why) throws CniException {
            if (unknown == UnknownOptions.REFUSE) {
                throw new CniException(CniCode.INVALID_CONFIG, "invalid bond options (mode " + mode + "): " + why);
            }
            warnings.add("left out of the bond options: " + why);
        }
    }
}
