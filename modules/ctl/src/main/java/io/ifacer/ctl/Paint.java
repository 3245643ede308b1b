package io.ifacer.ctl;

import java.util.Map;

/** Colour, where there is a terminal that shows it. */
final class Paint {

    private static final String RESET = "\u001b[0m";

    private final boolean on;

    Paint(boolean on) {
        this.on = on;
    }

    /** On a terminal, as bin/ifacerctl found it, unless its user does not want it (no-color.org). */
    static Paint forStandardOutput() {
        return new Paint(isShown(Boolean.getBoolean("ifacer.terminal"), System.getenv()));
    }

    /** NO_COLOR counts when it is there and not empty, whatever it says. */
    static boolean isShown(boolean onTerminal, Map<String, String> environment) {
        String terminal = environment.getOrDefault("TERM", "dumb");
        return onTerminal
                && !terminal.equals("dumb")
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    String bad(String text) {
        return paint("\u001b[1;31m", text);
    }

    String good(String text) {
        return paint("\u001b[32m", text);
    }

    String quiet(String text) {
        return paint("\u001b[2m", text);
    }

    private String paint(String code, String text) {
        return on && !text.isEmpty() ? code + text + RESET : text;
    }
}
