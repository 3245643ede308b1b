package io.ifacer.daemon.stream;

/**
 * An event as it is told, encoded once however many read it.
 *
 * @param sequence counts from 1 since the daemon started, without gaps
 * @param id unique over restarts, see {@link EventId}
 * @param type its CloudEvents type, such as {@code io.ifacer.link.created}
 * @param subject the link or attachment concerned
 * @param json the whole CloudEvent, UTF-8, without a line break; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are written to many sockets as they are; nobody compares them
public record StoredEvent(long sequence, String id, String type, String subject, byte[] json) {}
