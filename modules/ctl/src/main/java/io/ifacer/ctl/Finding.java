package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing that the doctor looked at.
 *
 * @param subject what
 * @param isGood whether it is as it should be
 * @param text what was found, and what to do where it is not good
 */
record Finding(String subject, boolean isGood, String text) {

    static Finding good(String subject, String text) {
        return new Finding(subject, true, text);
    }

    static Finding bad(String subject, String text) {
        return new Finding(subject, false, text);
    }

    /** One line of what the doctor found, as its answer has it. */
    static String line(JsonNode finding, Paint paint) {
        return (finding.path("good").asBoolean() ? paint.good("ok  ") : paint.bad("BAD ")) + " "
                + finding.path("subject").asText() + ": " + finding.path("text").asText();
    }
}
