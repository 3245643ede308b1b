package io.ifacer.cni;

/** A piece of somebody's input, made fit to stand in a message: one line, bounded. */
final class Excerpt {

    private static final int MAX_CHARS = 64;

    private Excerpt() {}

    /** The text with control characters replaced by '?', cut after 64 characters. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), MAX_CHARS) + 3);
        text.codePoints()
                .limit(MAX_CHARS)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        if (text.codePointCount(0, text.length()) > MAX_CHARS) {
            shown.append("...");
        }
        return shown.toString();
    }
}
