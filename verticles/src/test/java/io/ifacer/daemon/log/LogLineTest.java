package io.ifacer.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.ifacer.link.VisibleText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry of the log begins where the daemon began one: nothing that it quotes begins another, or steers a terminal. */
class LogLineTest {

    private static final String FORGED = "2026-01-02T03:04:05.000Z INFO  network  link.deleted bond0: by somebody else";

    private final LoggerContext context = new LoggerContext();
    private final Encoder<ILoggingEvent> encoder = encoder();

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u001b[2J\n", "\u009b2J\n", "\u202e\n"})
    void aMessageIsOneLine(String end) {
        String line = entry("made for x" + end + FORGED, null);

        assertThat(line).endsWith(VisibleText.of("INFO  network  made for x" + end + FORGED) + System.lineSeparator());
        assertThat(line.strip()).matches(VisibleText::isAllVisible);
    }

    @Test
    void whatAFailureQuotesIsNoEntryOfItsOwn() {
        IOException cause = new IOException("b\n" + FORGED);
        List<String> lines = entry("it failed", new IllegalStateException("a\n" + FORGED, cause))
                .lines()
                .toList();

        assertThat(lines.get(0)).endsWith("it failed");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("\t"));
        assertThat(lines)
                .contains(
                        "\tjava.lang.IllegalStateException: a\\u000a" + FORGED,
                        "\tcaused by java.io.IOException: b\\u000a" + FORGED)
                .anyMatch(line -> line.startsWith("\t\tat " + LogLineTest.class.getName()));
    }

    @Test
    void failuresThatCauseEachOtherAreToldToAnEnd() {
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(entry("it failed", second).lines().filter(line -> line.contains("first")))
                .isNotEmpty();
    }

    private String entry(String message, @Nullable Throwable failure) {
        LoggingEvent event =
                new LoggingEvent("", context.getLogger("network"), Level.INFO, message, failure, new Object[0]);
        return new String(encoder.encode(event), Charset.defaultCharset());
    }

    private Encoder<ILoggingEvent> encoder() {
        new LogConfigurator().configure(context);
        if (context.getLogger("ROOT").iteratorForAppenders().next() instanceof ConsoleAppender<ILoggingEvent> console) {
            return console.getEncoder();
        }
        throw new AssertionError("the log goes to the console");
    }
}
