package io.ifacer.daemon.bus;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What has to hold for the daemon to be ready, and what of it does not. Written by whoever knows, read by whoever is asked;
 * safe from any thread.
 */
public final class Readiness {

    /** The conditions. */
    public enum Condition {
        /** The link monitor hears the kernel's notifications. */
        MONITOR,
        /** All links have been read, and no notification was lost since. */
        TABLE,
        /** The CNI door is open. */
        DOOR,
        /** What is to be remembered can be written. */
        STORE
    }

    private final Map<Condition, String> missing = new ConcurrentHashMap<>();

    /** At first nothing holds. */
    public Readiness() {
        for (Condition condition : Condition.values()) {
            missing.put(condition, "the daemon is starting");
        }
    }

    /** A condition holds from now on. */
    public void holds(Condition condition) {
        missing.remove(condition);
    }

    /** A condition does not hold any more. */
    public void lacks(Condition condition, String reason) {
        missing.put(condition, reason);
    }

    /** The conditions that do not hold, each with its reason; empty when the daemon is ready. */
    public Map<Condition, String> missing() {
        Map<Condition, String> sorted = new EnumMap<>(Condition.class);
        sorted.putAll(missing);
        return Collections.unmodifiableMap(sorted);
    }
}
