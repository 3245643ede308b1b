package io.ifacer.cni;

import io.ifacer.link.VisibleText;

/** A piece of somebody's input, made fit to stand in a message: one line, bounded. */
final class Excerpt {

    private static final int MAX_CHARS = 64;

    private Excerpt() {}

    /** The text with every character visible, cut after 64 shown. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), MAX_CHARS) + 16);
        int at = 0;
        for (int count = 0; count < MAX_CHARS && at < text.length(); ) {
            int next = text.offsetByCodePoints(at, 1);
            String character = VisibleText.of(text.substring(at, next));
            count += character.codePointCount(0, character.length());
            shown.append(character);
            at = next;
        }
        return at < text.length() ? shown.append("...").toString() : shown.toString();
    }
}
