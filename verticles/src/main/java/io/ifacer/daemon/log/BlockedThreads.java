package io.ifacer.daemon.log;

import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.threadchecker.BlockedThreadEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is told of a thread that does not get on with what it is at: one plain line each time. Vert.x would print a stack
 * trace each second, which at a slow start looks like a crash; it is there at level debug.
 */
public final class BlockedThreads {

    private static final Logger log = LoggerFactory.getLogger("ifacerd");

    /** For how long each thread was seen to be blocked, the last time: as many as Vert.x has threads. */
    private final Map<String, Long> lastNanos = new ConcurrentHashMap<>();

    private BlockedThreads() {}

    /** Has an instance of Vert.x tell of its threads like that. */
    public static void tellOf(Vertx vertx) {
        ((VertxInternal) vertx).blockedThreadChecker().setThreadBlockedHandler(new BlockedThreads()::tell);
    }

    private void tell(BlockedThreadEvent blocked) {
        String thread = blocked.thread().getName();
        Long before = lastNanos.put(thread, blocked.duration());
        if (before == null || blocked.duration() < before) {
            log.warn(
                    "thread {} has been at one thing for {} ms: this machine is slow or busy; what waits for it comes later",
                    thread,
                    TimeUnit.NANOSECONDS.toMillis(blocked.duration()));
        }
        if (log.isDebugEnabled()) {
            VertxException where = new VertxException("here");
            where.setStackTrace(blocked.thread().getStackTrace());
            log.debug("thread {} is at", thread, where);
        }
    }
}
