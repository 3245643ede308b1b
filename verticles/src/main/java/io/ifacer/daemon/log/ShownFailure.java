package io.ifacer.daemon.log;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import io.ifacer.link.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * What failed, with where and why: each failure's message on one line, every line after the first of a log entry begins with a
 * tab, and every character can be seen. So nothing that a message quotes can pass for an entry of its own.
 */
final class ShownFailure extends ThrowableHandlingConverter {

    /** Of a failure's causes: they can name each other in a circle. */
    private static final int MAX_CAUSES = 16;

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder lines = new StringBuilder();
        IThrowableProxy failure = event.getThrowableProxy();
        for (int i = 0; failure != null && i < MAX_CAUSES; i++) {
            append(failure, i == 0 ? "" : "caused by ", lines);
            failure = failure.getCause();
        }
        return lines.toString();
    }

    private static void append(IThrowableProxy failure, String how, StringBuilder lines) {
        @Nullable String message = failure.getMessage();
        lines.append('\t').append(how).append(failure.getClassName());
        if (message != null) {
            lines.append(": ").append(VisibleText.of(message));
        }
        lines.append(System.lineSeparator());
        int own = failure.getStackTraceElementProxyArray().length - failure.getCommonFrames();
        for (int i = 0; i < own; i++) {
            lines.append("\t\t")
                    .append(failure.getStackTraceElementProxyArray()[i].getSTEAsString())
                    .append(System.lineSeparator());
        }
    }
}
