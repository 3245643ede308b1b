package io.ifacer.daemon.api;

import com.sun.management.UnixOperatingSystemMXBean;
import io.ifacer.daemon.settings.ApiSettings;
import java.lang.management.ManagementFactory;

/**
 * How much of the process the API may take.
 *
 * @param maxAskers connections of one door that do not follow the events
 * @param maxFollowers connections that do, those of all doors together
 * @param firstHeadMillis for the first request's head to be there in whole
 * @param idleMillis from an answer to the next request's head
 * @param takeMillis for an answer, or a part of a long one, to be taken
 */
public record ApiBounds(int maxAskers, int maxFollowers, long firstHeadMillis, long idleMillis, long takeMillis) {

    private static final long FIRST_HEAD_MILLIS = 10_000;

    /** Above the usual interval of those who come back for figures. */
    private static final long IDLE_MILLIS = 75_000;

    private static final long TAKE_MILLIS = 30_000;

    /** From a request to its answer; above the deadlines of those who are asked. */
    static final long WORK_MILLIS = 90_000;

    /** Answers on their way that are no small ones. */
    static final long ANSWER_BYTES = 8 << 20;

    /** On the Unix socket, and on loopback. */
    private static final int DOORS = 2;

    /** The daemon's own files and sockets, with room. */
    private static final int OWN_DESCRIPTORS = 96;

    private static final int FEWEST = 4;

    /**
     * What the settings want, or what the process's limit of open files leaves of it.
     *
     * @param cniConnections how many descriptors the CNI door may need: these are never the API's
     */
    public static ApiBounds of(ApiSettings settings, int cniConnections) {
        return of(settings, cniConnections, descriptors());
    }

    static ApiBounds of(ApiSettings settings, int cniConnections, long descriptors) {
        long left = descriptors - OWN_DESCRIPTORS - cniConnections;
        int askers = within(settings.maxConnections(), left / (2 * DOORS));
        int followers = within(settings.maxReaders(), left - (long) DOORS * askers);
        return new ApiBounds(askers, followers, FIRST_HEAD_MILLIS, IDLE_MILLIS, TAKE_MILLIS);
    }

    /** As many as are wanted, as far as there are so many left; a few however little is left. */
    private static int within(int wanted, long left) {
        return (int) Math.min(wanted, Math.max(FEWEST, left));
    }

    /** The limit of open files, which does not change while the process lives. */
    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
