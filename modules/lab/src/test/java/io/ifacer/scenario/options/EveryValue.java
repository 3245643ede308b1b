package io.ifacer.scenario.options;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows that follow from what was measured: each mode, and each option in each mode that has it, with every value of
 * an enum by number and by symbol, both bounds of a range, lists with one and with sixteen entries.
 */
final class EveryValue {

    private static final List<String> MODES =
            List.of("balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb");

    private static final int MOST_TARGETS = 16;

    private EveryValue() {}

    static List<AcceptedRow> rows() {
        List<AcceptedRow> rows = new ArrayList<>(modes());
        for (MeasuredOption option : MeasuredOption.all()) {
            for (int mode : option.modes()) {
                rows.addAll(of(option, Integer.toString(mode)));
            }
        }
        return rows;
    }

    private static List<AcceptedRow> modes() {
        List<AcceptedRow> rows = new ArrayList<>();
        for (int mode = 0; mode < MODES.size(); mode++) {
            String number = Integer.toString(mode);
            rows.add(new AcceptedRow(number, "", "mode", number, MODES.get(mode)));
            rows.add(new AcceptedRow('"' + MODES.get(mode) + '"', "", "mode", number, MODES.get(mode)));
        }
        return rows;
    }

    private static List<AcceptedRow> of(MeasuredOption option, String mode) {
        if (option.isPort()) {
            return List.of(
                    new AcceptedRow(mode, option.name() + "=" + AcceptedRow.PORT, option.name(), AcceptedRow.PORT));
        }
        if (option.isList()) {
            return lists(option, mode);
        }
        if (!option.isNumber()) {
            return hardwareAddresses(option, mode);
        }
        return option.symbols().isEmpty() ? bounds(option, mode) : symbols(option, mode);
    }

    private static List<AcceptedRow> bounds(MeasuredOption option, String mode) {
        return List.of(
                row(option, mode, Long.toString(option.min()), option.min(), ""),
                row(option, mode, Long.toString(option.max()), option.max(), ""));
    }

    private static List<AcceptedRow> symbols(MeasuredOption option, String mode) {
        List<AcceptedRow> rows = new ArrayList<>();
        for (int number = 0; number < option.symbols().size(); number++) {
            String symbol = option.symbols().get(number);
            rows.add(row(option, mode, Integer.toString(number), number, symbol));
            rows.add(row(option, mode, symbol, number, symbol));
        }
        return rows;
    }

    private static AcceptedRow row(MeasuredOption option, String mode, String text, long value, String symbol) {
        String options = option.name() + "=" + text + option.beside();
        return new AcceptedRow(mode, options, option.name(), Long.toString(value), symbol);
    }

    private static List<AcceptedRow> lists(MeasuredOption option, String mode) {
        String prefix = option.name().equals("arp_ip_target") ? "10.0.1." : "fd00::";
        List<AcceptedRow> rows = new ArrayList<>();
        for (int count : new int[] {1, MOST_TARGETS}) {
            List<String> targets =
                    IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
            String shown = String.join(" ", targets);
            String plain = String.join(",", targets);
            String json = targets.stream().map(target -> '"' + target + '"').collect(Collectors.joining(",", "[", "]"));
            rows.add(new AcceptedRow(mode, option.name() + "=" + plain, option.name(), shown));
            rows.add(new AcceptedRow(mode, option.name() + "=" + json, option.name(), shown));
        }
        return rows;
    }

    private static List<AcceptedRow> hardwareAddresses(MeasuredOption option, String mode) {
        return List.of(
                new AcceptedRow(mode, option.name() + "=02:00:00:00:00:fe", option.name(), "02:00:00:00:00:fe"),
                new AcceptedRow(mode, option.name() + "=00:00:00:00:00:00", option.name(), "00:00:00:00:00:00"));
    }
}
