package io.ifacer.daemon.door;

import java.nio.file.Path;

/**
 * How a door is set up.
 *
 * @param socket the path of the socket; beside it lies a lock file of the same name with {@code .lock} after it
 * @param allowedUid the only user whose processes are served
 * @param maxConnections that are served at once; more wait in the listen backlog
 * @param maxBytes of a request
 * @param maxAnswerBytes of an answer
 * @param requestDeadlineMillis from the first to the last byte of a request, counted from the accepted connection
 * @param handDeadlineMillis for the handler to answer, and for a large request to wait for its place
 * @param answerDeadlineMillis for a client to read its answer
 * @param stopDeadlineMillis for the requests in hand when the door is stopped
 */
public record DoorSettings(
        Path socket,
        int allowedUid,
        int maxConnections,
        int maxBytes,
        int maxAnswerBytes,
        long requestDeadlineMillis,
        long handDeadlineMillis,
        long answerDeadlineMillis,
        long stopDeadlineMillis) {

    /** For root alone, 256 at once, 1 MiB each way, 10 s for each of the client's parts, a minute for the handler's. */
    public static DoorSettings defaults(Path socket) {
        return new DoorSettings(socket, 0, 256, 1 << 20, 1 << 20, 10_000, 60_000, 10_000, 10_000);
    }

    /** The same for another user. */
    public DoorSettings withAllowedUid(int uid) {
        return new DoorSettings(
                socket,
                uid,
                maxConnections,
                maxBytes,
                maxAnswerBytes,
                requestDeadlineMillis,
                handDeadlineMillis,
                answerDeadlineMillis,
                stopDeadlineMillis);
    }

    /** The same with other deadlines for clients and for the stop, in milliseconds. */
    public DoorSettings withDeadlines(long requestMillis, long answerMillis, long stopMillis) {
        return new DoorSettings(
                socket,
                allowedUid,
                maxConnections,
                maxBytes,
                maxAnswerBytes,
                requestMillis,
                handDeadlineMillis,
                answerMillis,
                stopMillis);
    }

    /** The same with another deadline for the handler, in milliseconds. */
    public DoorSettings withHandDeadline(long handMillis) {
        return new DoorSettings(
                socket,
                allowedUid,
                maxConnections,
                maxBytes,
                maxAnswerBytes,
                requestDeadlineMillis,
                handMillis,
                answerDeadlineMillis,
                stopDeadlineMillis);
    }

    /** The same with another number of connections served at once. */
    public DoorSettings withMaxConnections(int connections) {
        return new DoorSettings(
                socket,
                allowedUid,
                connections,
                maxBytes,
                maxAnswerBytes,
                requestDeadlineMillis,
                handDeadlineMillis,
                answerDeadlineMillis,
                stopDeadlineMillis);
    }
}
