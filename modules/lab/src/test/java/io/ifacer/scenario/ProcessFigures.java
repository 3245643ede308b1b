package io.ifacer.scenario;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process takes, from /proc/PID/status (its fields: Documentation/filesystems/proc.rst).
 *
 * @param residentKib memory now
 * @param peakKib the most memory it ever had
 * @param threads now
 * @param openFiles file descriptors now
 */
record ProcessFigures(int residentKib, int peakKib, int threads, int openFiles) {

    /** @param status the file, and behind it a line {@code OpenFiles: N} */
    static ProcessFigures read(String status) {
        return new ProcessFigures(
                field("VmRSS", status), field("VmHWM", status), field("Threads", status), field("OpenFiles", status));
    }

    private static int field(String name, String status) {
        Matcher field =
                Pattern.compile("^" + name + ":\\s*(\\d+)", Pattern.MULTILINE).matcher(status);
        if (!field.find()) {
            throw new IllegalStateException("wanted a line " + name + ", found none in:\n" + status);
        }
        return Integer.parseInt(field.group(1));
    }

    @Override
    public String toString() {
        return String.format(
                "%d KiB resident (peak %d KiB), %d threads, %d open files", residentKib, peakKib, threads, openFiles);
    }
}
