package io.ifacer.netlink;

/**
 * Bytes that are not what netlink says they are: the one error that decoding throws, whatever the input.
 *
 * <p>Unchecked, because the kernel does not send such messages; the caller that reads a socket catches it once, drops
 * the datagram and resynchronises.
 */
public final class MalformedMessageException extends RuntimeException {

    private final int offset;
    private final String wanted;
    private final String found;

    /**
     * @param offset index in the buffer, in bytes, of the header or value at fault
     * @param wanted what the format asks for there
     * @param found what the bytes say
     */
    public MalformedMessageException(int offset, String wanted, String found) {
        super("malformed netlink message at byte " + offset + ": wanted " + wanted + ", found " + found);
        this.offset = offset;
        this.wanted = wanted;
        this.found = found;
    }

    /** Index in the buffer, in bytes, of the header or value at fault. */
    public int offset() {
        return offset;
    }

    /** What the format asks for at {@link #offset()}. */
    public String wanted() {
        return wanted;
    }

    /** What the bytes at {@link #offset()} say. */
    public String found() {
        return found;
    }
}
