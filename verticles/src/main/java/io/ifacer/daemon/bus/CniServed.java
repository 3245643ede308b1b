package io.ifacer.daemon.bus;

/**
 * A CNI request was answered.
 *
 * @param verb {@code ADD} and the like; {@code unknown} where the request could not be read
 * @param code the CNI error code; 0 for success
 * @param tookNanos from its last byte to the answer
 */
public record CniServed(String verb, int code, long tookNanos) {}
