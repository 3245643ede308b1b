package io.ifacer.scenario.options;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One bond option as it was measured on Linux 6.1, read from data and not from the code that is on trial.
 *
 * @param modes the numbers of the modes that have it
 * @param symbols the names of its values, from 0 on; empty when it has none
 */
record MeasuredOption(String name, long min, long max, List<Integer> modes, List<String> symbols) {

    /** All options but the mode. */
    static List<MeasuredOption> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MeasuredOption.class.getResourceAsStream("/bond-options.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(MeasuredOption::ofLine)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MeasuredOption ofLine(String line) {
        String[] columns = line.split(", ", -1);
        String symbols = columns[7];
        return new MeasuredOption(
                columns[0],
                Long.parseLong(columns[2]),
                Long.parseLong(columns[3]),
                columns[4].chars().mapToObj(Character::getNumericValue).toList(),
                symbols.equals("-") ? List.of() : List.of(symbols.split(" ")));
    }

    /** Whether its value is a number; the others are lists, ports and a hardware address. */
    boolean isNumber() {
        return max > 0 && !isList();
    }

    boolean isList() {
        return name.endsWith("_target");
    }

    boolean isPort() {
        return name.equals("primary") || name.equals("active_slave");
    }

    /** What must stand beside the option so that its own value alone decides. */
    String beside() {
        return switch (name) {
            case "arp_validate" -> ";arp_interval=100";
            // A miimon of one millisecond divides every delay.
            case "updelay", "downdelay", "peer_notif_delay" -> ";miimon=1";
            default -> "";
        };
    }
}
