package io.ifacer.simulation;

import java.util.List;

/**
 * One thing that happens in a simulated world, in words, so that any list of moves can be printed, cut short, and read back.
 * A move about something that is not there does nothing.
 *
 * @param words its parameters, as {@link Act} tells; never null, empty for none
 */
record Move(Act act, String words) {

    static Move parse(String line) {
        int blank = line.indexOf(' ');
        return blank < 0
                ? new Move(Act.ofWord(line), "")
                : new Move(Act.ofWord(line.substring(0, blank)), line.substring(blank + 1));
    }

    /** Moves, one a line; empty lines and those that start with {@code #} do not count. */
    static List<Move> script(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Move::parse)
                .toList();
    }

    /** The parameter with this number, from 0; empty when there are fewer. */
    String word(int number) {
        int from = 0;
        for (int i = 0; i < number; i++) {
            int blank = words.indexOf(' ', from);
            if (blank < 0) {
                return "";
            }
            from = blank + 1;
        }
        int end = words.indexOf(' ', from);
        return end < 0 ? words.substring(from) : words.substring(from, end);
    }

    /** The parameter with this number as a number; 0 when there are fewer. */
    int number(int number) {
        String word = word(number);
        return word.isEmpty() ? 0 : Integer.parseInt(word);
    }

    /** Everything after the first parameter. */
    String rest() {
        int blank = words.indexOf(' ');
        return blank < 0 ? "" : words.substring(blank + 1);
    }

    @Override
    public String toString() {
        return words.isEmpty() ? act.word() : act.word() + " " + words;
    }
}
