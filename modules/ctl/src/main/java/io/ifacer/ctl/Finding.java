package io.ifacer.ctl;

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

    String line(Paint paint) {
        return (isGood ? paint.good("ok  ") : paint.bad("BAD ")) + " " + subject + ": " + text;
    }
}
