package io.ifacer.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogConfiguratorTest {

    @Test
    void aLineIsBounded() {
        assertThat(line("x".repeat(1_000_000)))
                .hasSizeLessThan(LogConfigurator.MAX_CHARS + 100)
                .endsWith(" a        " + "x".repeat(LogConfigurator.MAX_CHARS) + System.lineSeparator());
        assertThat(line("as it is")).endsWith(" WARN  a        as it is" + System.lineSeparator());
    }

    private static String line(String message) {
        LoggerContext loggers = new LoggerContext();
        LogConfigurator configurator = new LogConfigurator();
        configurator.setContext(loggers);
        configurator.configure(loggers);
        Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<?> console =
                (ConsoleAppender<?>) root.iteratorForAppenders().next();
        @SuppressWarnings("unchecked") // it is what configure() made
        ConsoleAppender<ch.qos.logback.classic.spi.ILoggingEvent> appender =
                (ConsoleAppender<ch.qos.logback.classic.spi.ILoggingEvent>) console;
        LoggingEvent event = new LoggingEvent("", loggers.getLogger("a"), Level.WARN, message, null, null);
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
