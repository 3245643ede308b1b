package io.ifacer.scenario.options;

/**
 * Options that an ADD is to refuse before the kernel is asked for anything.
 *
 * @param option what the message has to name
 * @param why what the message has to say
 */
record RefusedRow(String mode, String options, String option, String why) {

    @Override
    public String toString() {
        String shown = options.length() <= 60 ? options : options.substring(0, 57) + "...";
        return "mode " + mode + ": " + shown + " -> " + why;
    }
}
