package io.ifacer.cni;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IPv4 addresses in text: four decimal numbers without leading zeros, which some readers take for octal. */
final class Ipv4Text {

    private static final String NUMBER = "(0|[1-9][0-9]{0,2})";
    private static final Pattern DOTTED = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "\\." + NUMBER);

    private Ipv4Text() {}

    /** The address as a big-endian number; empty when the text is none. */
    static OptionalInt parse(String text) {
        Matcher dotted = DOTTED.matcher(text);
        if (!dotted.matches()) {
            return OptionalInt.empty();
        }
        int address = 0;
        for (int i = 1; i <= 4; i++) {
            int number = Integer.parseInt(dotted.group(i));
            if (number > 0xFF) {
                return OptionalInt.empty();
            }
            address = address << 8 | number;
        }
        return OptionalInt.of(address);
    }
}
