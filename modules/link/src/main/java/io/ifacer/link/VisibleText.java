package io.ifacer.link;

/**
 * Text from outside as people may see it. A name can hold what steers a terminal, ends a log line or turns the order of
 * letters round; wherever text leaves for a terminal, a log or a person's page, such characters are shown as what they are.
 */
public final class VisibleText {

    private VisibleText() {}

    /** The text with each hidden character as its number: {@code \}{@code u001b}, beyond four digits {@code \}{@code u{e0001}}. */
    public static String of(String text) {
        int first = firstHidden(text);
        if (first == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, first);
        text.substring(first).codePoints().forEach(character -> append(shown, character));
        return shown.toString();
    }

    /** Whether the text is the same to look at as to read. */
    public static boolean isAllVisible(String text) {
        return firstHidden(text) == text.length();
    }

    /**
     * Whether a character shows nothing itself and changes how others are shown: controls, format characters (those of
     * bidirectional text are among them), separators of lines and paragraphs, halves of characters (Unicode's general
     * categories Cc, Cf, Zl, Zp, Cs).
     */
    public static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static int firstHidden(String text) {
        int at = 0;
        while (at < text.length() && !isHidden(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static void append(StringBuilder shown, int character) {
        if (!isHidden(character)) {
            shown.appendCodePoint(character);
        } else if (Character.isBmpCodePoint(character)) {
            shown.append(String.format("\\u%04x", character));
        } else {
            shown.append(String.format("\\u{%x}", character));
        }
    }
}
