package io.ifacer.daemon.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.ifacer.link.VisibleText;

/** A message as one line on which every character can be seen, whatever the names in it hold. */
final class ShownMessage extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return VisibleText.of(event.getFormattedMessage());
    }
}
