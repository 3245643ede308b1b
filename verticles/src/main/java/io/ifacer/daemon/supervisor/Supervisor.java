package io.ifacer.daemon.supervisor;

import io.ifacer.kernel.NotifySocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service manager that started this process, systemd for one: told what sd_notify(3) has words for. Where none did,
 * nobody is told. Safe from any thread; never waits, and never fails.
 */
public final class Supervisor {

    private static final Logger log = LoggerFactory.getLogger("supervisor");

    /** {@code systemctl status} shows it on one line. */
    private static final int MAX_STATUS_LENGTH = 400;

    private final @Nullable Function<String, Optional<String>> outlet;
    private final long watchdogMillis;
    private String lastStatus = "";
    private boolean failed;
    private boolean toldTrouble;

    /**
     * @param outlet takes a message and answers why it could not be sent; null: there is no supervisor
     * @param watchdogMillis how long it waits for a sign of life before it kills this process; 0: for ever
     */
    Supervisor(@Nullable Function<String, Optional<String>> outlet, long watchdogMillis) {
        this.outlet = outlet;
        this.watchdogMillis = watchdogMillis;
    }

    /** Nobody: for a daemon that was started by hand. */
    public static Supervisor none() {
        return new Supervisor(null, 0);
    }

    /**
     * The one that this environment tells of.
     *
     * @param processId of this process: a watchdog may be meant for another one that passed its environment on
     */
    public static Supervisor from(Map<String, String> environment, long processId) {
        String path = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (path.isEmpty()) {
            return none();
        }
        try {
            return new Supervisor(new NotifySocket(path)::send, watchdogMillis(environment, processId));
        } catch (IllegalArgumentException e) {
            log.warn("NOTIFY_SOCKET: {}; the service manager is not told that ifacerd is ready", e.getMessage());
            return none();
        }
    }

    /** As sd_watchdog_enabled(3) reads it. */
    private static long watchdogMillis(Map<String, String> environment, long processId) {
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        String meant = environment.getOrDefault("WATCHDOG_PID", "");
        if (micros.isEmpty() || (!meant.isEmpty() && !meant.equals(Long.toString(processId)))) {
            return 0;
        }
        try {
            return Math.max(0, TimeUnit.MICROSECONDS.toMillis(Long.parseLong(micros)));
        } catch (NumberFormatException e) {
            log.warn("wanted microseconds in WATCHDOG_USEC, found '{}'; no watchdog is fed", micros);
            return 0;
        }
    }

    /** Whether there is one. */
    public boolean isThere() {
        return outlet != null;
    }

    /** How long it waits for a sign of life before it kills this process; 0: for ever. */
    public long watchdogMillis() {
        return watchdogMillis;
    }

    /** Requests are served from now on. */
    public void ready(String status) {
        tell("READY=1", status);
    }

    /** The end has begun. */
    public void stopping(String status) {
        tell("STOPPING=1", status);
    }

    /** A sign of life, and how the daemon is. */
    public void alive(String status) {
        tell("WATCHDOG=1", status);
    }

    /** How the daemon is. */
    public void status(String status) {
        tell("", status);
    }

    /** Why the process is about to end; the last status it has. */
    public synchronized void failed(String status) {
        status(status);
        failed = true;
    }

    /** The status goes along when it is another than before. */
    private synchronized void tell(String word, String status) {
        if (outlet == null) {
            return;
        }
        String line = oneLine(status);
        boolean isNews = !failed && !line.equals(lastStatus);
        if (isNews) {
            lastStatus = line;
        }
        if (isNews || !word.isEmpty()) {
            String separator = word.isEmpty() ? "" : "\n";
            outlet.apply(isNews ? word + separator + "STATUS=" + line : word).ifPresent(this::trouble);
        }
    }

    /** A line's end would begin another message. */
    private static String oneLine(String status) {
        String line = status.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_STATUS_LENGTH ? line : line.substring(0, MAX_STATUS_LENGTH - 3) + "...";
    }

    private void trouble(String reason) {
        if (!toldTrouble) {
            toldTrouble = true;
            log.warn("the service manager cannot be told how ifacerd is: {}", reason);
        }
    }
}
