package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A CloudEvent of the daemon's on one line. */
final class EventText {

    private static final String PREFIX = "io.ifacer.";
    private static final double MICROS_PER_MILLI = 1_000.0;

    private EventText() {}

    static String line(JsonNode event, Paint paint) {
        JsonNode data = event.path("data");
        StringBuilder line = new StringBuilder(paint.quiet(time(event)))
                .append("  ")
                .append(type(event, paint))
                .append("  ")
                .append(event.path("subject").asText())
                .append(": ")
                .append(data.path("text").asText());
        for (JsonNode change : data.path("changes")) {
            line.append(" (")
                    .append(change.path("field").asText())
                    .append(": ")
                    .append(orNone(change.path("before")))
                    .append(" -> ")
                    .append(orNone(change.path("after")))
                    .append(')');
        }
        if (data.has("durationMicros")) {
            double millis = data.path("durationMicros").asLong() / MICROS_PER_MILLI;
            line.append(String.format(Locale.ROOT, " after %.1f ms", millis));
        }
        return line.toString();
    }

    /** To the millisecond: what comes after it is for machines. */
    private static String time(JsonNode event) {
        return event.path("time").asText().replaceFirst("(\\.\\d{3})\\d+Z$", "$1Z");
    }

    private static String type(JsonNode event, Paint paint) {
        String type = event.path("type").asText();
        String own = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        String padded = own + " ".repeat(Math.max(0, 18 - own.length()));
        return own.endsWith("lost") || own.endsWith("failed") || own.endsWith("contested") || own.endsWith("blocked")
                ? paint.bad(padded)
                : padded;
    }

    private static String orNone(JsonNode text) {
        return text.asText().isEmpty() ? "none" : text.asText();
    }
}
