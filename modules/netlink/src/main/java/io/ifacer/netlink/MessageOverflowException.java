package io.ifacer.netlink;

/** A message or a nest does not fit: the buffer is full, or an attribute exceeds the 65,535 bytes of its length field. */
public final class MessageOverflowException extends RuntimeException {

    private final int capacityBytes;
    private final int wantedBytes;

    /**
     * @param what what was being written
     * @param wantedBytes bytes it needs
     * @param capacityBytes bytes there are
     */
    public MessageOverflowException(String what, int wantedBytes, int capacityBytes) {
        super(what + " needs " + wantedBytes + " bytes, capacity is " + capacityBytes
                + " bytes: use a larger buffer or a smaller message");
        this.wantedBytes = wantedBytes;
        this.capacityBytes = capacityBytes;
    }

    /** Bytes there are, from the start of the message or the nest. */
    public int capacityBytes() {
        return capacityBytes;
    }

    /** Bytes the write needs, from the same start. */
    public int wantedBytes() {
        return wantedBytes;
    }
}
