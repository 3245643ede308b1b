package io.ifacer.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "bond0.200", "änderung", "a b", "接口", "\\u001b", "\ud83d\ude00"})
    void whatCanBeSeenStaysTheVeryText(String text) {
        assertThat(VisibleText.of(text)).isSameAs(text);
        assertThat(VisibleText.isAllVisible(text)).isTrue();
    }

    /** An escape sequence, line ends of every kind, C1's own introducer, bidirectional overrides and isolates, a tag, half a pair. */
    @ParameterizedTest
    @CsvSource({
        "1b", "0a", "0d", "00", "09", "7f", "85", "9b", "ad", "061c", "200b", "200e", "2028", "2029", "202e", "2066",
        "feff"
    })
    void whatCannotBeSeenIsShownByItsNumber(String hexadecimal) {
        int character = Integer.parseInt(hexadecimal, 16);
        String text = "e" + Character.toString(character) + "[2Jth\ud83d\ude000";

        assertThat(VisibleText.of(text)).isEqualTo(String.format("e\\u%04x[2Jth\ud83d\ude000", character));
        assertThat(VisibleText.isAllVisible(text)).isFalse();
    }

    @Test
    void alsoBeyondTheFirstPlaneAndHalvesOfPairs() {
        assertThat(VisibleText.of("a\udb40\udc01b\ud83d")).isEqualTo("a\\u{e0001}b\\ud83d");
    }

    @Test
    void nothingHiddenIsLeftOfAnyCharacter() {
        String all = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(character -> character < 0xD800 || character > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        String shown = VisibleText.of(all);
        assertThat(shown.codePoints().anyMatch(VisibleText::isHidden)).isFalse();
        assertThat(shown.codePoints().anyMatch(Character::isISOControl)).isFalse();
    }
}
