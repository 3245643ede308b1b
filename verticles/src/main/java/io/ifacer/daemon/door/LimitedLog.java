package io.ifacer.daemon.door;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/** One line now and then about something that a client can make happen as often as it likes. */
final class LimitedLog {

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Logger log;
    private long nextNanos;
    private boolean any;
    private long suppressed;

    LimitedLog(Logger log) {
        this.log = log;
    }

    void warn(String line, long nowNanos) {
        if (any && nowNanos - nextNanos < 0) {
            suppressed++;
            return;
        }
        if (suppressed == 0) {
            log.warn("{}", line);
        } else {
            log.warn("{} ({} more like it were not logged)", line, suppressed);
        }
        any = true;
        suppressed = 0;
        nextNanos = nowNanos + INTERVAL_NANOS;
    }
}
