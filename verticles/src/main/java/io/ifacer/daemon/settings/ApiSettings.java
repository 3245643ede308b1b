package io.ifacer.daemon.settings;

/**
 * What the operator may choose of the API.
 *
 * @param listenPort the port on loopback; {@link #NO_PORT}: no TCP at all
 * @param maxConnections how many that do not follow the events are served at once, on each door
 * @param maxReaders how many may follow the events at once
 * @param historyEvents how many events are kept
 */
public record ApiSettings(int listenPort, int maxConnections, int maxReaders, int historyEvents) {

    public static final int NO_PORT = -1;

    /** The shipped defaults. */
    public static final ApiSettings DEFAULT = new ApiSettings(NO_PORT, 128, 2_000, 4_096);
}
