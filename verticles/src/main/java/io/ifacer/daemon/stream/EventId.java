package io.ifacer.daemon.stream;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a reader says how far it has come: the run of the daemon, and the sequence number in it.
 *
 * @param run tells one run of the daemon from the next; letters and digits
 * @param sequence of an event of that run, from 0, which stands for the time before the first
 */
public record EventId(String run, long sequence) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-z]{1,20})-([0-9]{1,18})");

    /** Reads an id; null when the text is none. */
    public static @Nullable EventId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() ? new EventId(matcher.group(1), Long.parseLong(matcher.group(2))) : null;
    }

    @Override
    public String toString() {
        return run + "-" + sequence;
    }
}
