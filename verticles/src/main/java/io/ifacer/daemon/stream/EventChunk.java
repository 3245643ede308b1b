package io.ifacer.daemon.stream;

import io.vertx.core.buffer.Buffer;

/**
 * A stretch of the history in one format.
 *
 * @param to the sequence number of the last event that it covers, let pass or not
 * @param bytes what goes on the stream, empty when nothing passes; written to many streams and not to be changed
 */
record EventChunk(long to, Buffer bytes) {}
