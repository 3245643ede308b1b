package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTest {

    @Test
    void textsAreBounded() {
        Event event = new Event(Event.Type.SPEC_NOTICE, Event.Cause.ADD, "s", "x".repeat(1_000_000));
        assertThat(event.text()).hasSize(Event.MAX_CHARS).endsWith("x...");

        Event.FieldChange change = new Event.FieldChange("ports", "a".repeat(5_000), "b".repeat(5_000));
        assertThat(change.before()).hasSize(Event.MAX_CHARS);
        assertThat(change.after()).hasSize(Event.MAX_CHARS);
    }

    @Test
    void nothingIsCutInTheMiddleOfACharacter() {
        Event event = new Event(Event.Type.SPEC_NOTICE, Event.Cause.ADD, "s", "x" + "\uD83D\uDE00".repeat(5_000));

        assertThat(event.text().codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF))
                .isEmpty();
        assertThat(event.text()).hasSizeLessThanOrEqualTo(Event.MAX_CHARS).endsWith("...");
    }

    @Test
    void whatIsShortStaysAsItIs() {
        String text = "x".repeat(Event.MAX_CHARS);
        assertThat(new Event(Event.Type.SPEC_NOTICE, Event.Cause.ADD, "s", text).text())
                .isSameAs(text);
    }
}
