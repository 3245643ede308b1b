package io.ifacer.scenario.options;

/**
 * Options that the kernel is to have after an ADD.
 *
 * @param mode the bond's mode as it stands in the configuration: a number, or a name in quotes
 * @param options {@code bond.options}, with {@link #PORT} for the second port
 * @param option the option to read back
 * @param value what the kernel is to show, a number where the option has one
 * @param symbol the value's name, which some files of sysfs show before the number; empty when it has none
 */
record AcceptedRow(String mode, String options, String option, String value, String symbol) {

    static final String PORT = "{port}";

    AcceptedRow(String mode, String options, String option, String value) {
        this(mode, options, option, value, "");
    }

    /** Names of the links of the row with this number; no two rows share one, so that none waits for another's end. */
    static String bond(int number) {
        return "b" + number;
    }

    static String port(int number, int index) {
        return "p" + number + "x" + index;
    }

    boolean isShownAs(String found, int number) {
        String wanted = value.replace(PORT, port(number, 2));
        return found.equals(wanted) || (!symbol.isEmpty() && found.equals(symbol + " " + wanted));
    }

    @Override
    public String toString() {
        return "mode " + mode + (options.isEmpty() ? "" : ": " + options) + " -> " + option + " " + value;
    }
}
