package io.ifacer.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Colour only where somebody sees it, and wants it (no-color.org). */
class PaintTest {

    private static final Map<String, String> TERMINAL = Map.of("TERM", "xterm-256color");

    @Test
    void isShownOnATerminalOnly() {
        assertThat(Paint.isShown(true, TERMINAL)).isTrue();
        assertThat(Paint.isShown(false, TERMINAL)).isFalse();
        assertThat(Paint.isShown(true, Map.of("TERM", "dumb"))).isFalse();
        assertThat(Paint.isShown(true, Map.of())).isFalse();
    }

    @Test
    void isNotShownWhereNoColorIsSetToAnything() {
        assertThat(Paint.isShown(true, Map.of("TERM", "xterm", "NO_COLOR", "0")))
                .isFalse();
        assertThat(Paint.isShown(true, Map.of("TERM", "xterm", "NO_COLOR", ""))).isTrue();
    }
}
