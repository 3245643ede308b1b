package io.ifacer.netlink;

import static io.ifacer.netlink.NetlinkUapi.NLMSG_HDRLEN;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_DUMP_INTR;

import java.nio.ByteBuffer;

/**
 * A cursor over the messages of one datagram.
 *
 * <p>Bound to a buffer with {@link #wrap}, it allocates nothing. Numbers are read in the buffer's byte order, which for
 * a socket is the host's. The message under the cursor is valid after {@link #next()} returned true, until the next call
 * of it or of {@code wrap}. The buffer's position and limit are not touched.
 */
public final class MessageReader {

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int nextOffset;
    private int limit;
    private int offset;
    private int length;

    /** Binds to the bytes from the buffer's position to its limit. */
    public MessageReader wrap(ByteBuffer datagram) {
        return wrap(datagram, datagram.position(), datagram.limit());
    }

    /**
     * Binds to the bytes {@code from <= i < to} of a buffer.
     *
     * @throws IllegalArgumentException if the range is not within the buffer's limit
     */
    public MessageReader wrap(ByteBuffer datagram, int from, int to) {
        if (from < 0 || from > to || to > datagram.limit()) {
            throw new IllegalArgumentException(
                    "range [" + from + ", " + to + ") is not within the buffer's limit " + datagram.limit());
        }
        buffer = datagram;
        nextOffset = from;
        limit = to;
        offset = from;
        length = 0;
        return this;
    }

    /**
     * Moves to the next message.
     *
     * @return false at the end of the datagram
     * @throws MalformedMessageException if what remains is not a whole message
     */
    public boolean next() {
        int remaining = limit - nextOffset;
        if (remaining == 0) {
            return false;
        }
        if (remaining < NLMSG_HDRLEN) {
            throw new MalformedMessageException(nextOffset, "a 16-byte message header", remaining + " bytes");
        }
        int claimed = buffer.getInt(nextOffset);
        if (claimed < NLMSG_HDRLEN || claimed > remaining) {
            throw new MalformedMessageException(
                    nextOffset, "a message length between 16 and " + remaining, Integer.toUnsignedString(claimed));
        }
        offset = nextOffset;
        length = claimed;
        // The padding of the last message may be missing: NLMSG_NEXT of include/uapi/linux/netlink.h
        nextOffset += Math.min(Alignment.align(claimed), remaining);
        return true;
    }

    /** The buffer this cursor is bound to. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Index of the message's header in the buffer. */
    public int offset() {
        return offset;
    }

    /** Bytes of the message with its header, without padding. */
    public int lengthBytes() {
        return length;
    }

    /** Index of the first byte after the header. */
    public int payloadOffset() {
        return offset + NLMSG_HDRLEN;
    }

    /** Bytes after the header, without padding. */
    public int payloadLengthBytes() {
        return length - NLMSG_HDRLEN;
    }

    /** NLMSG_* or RTM_*. */
    public int type() {
        return Short.toUnsignedInt(buffer.getShort(offset + 4));
    }

    /** NLM_F_* bits. */
    public int flags() {
        return Short.toUnsignedInt(buffer.getShort(offset + 6));
    }

    /** The sequence number of the request that this answers; 0 in notifications of the kernel's own. */
    public int sequence() {
        return buffer.getInt(offset + 8);
    }

    /** nlmsg_pid: the port of the socket that caused the message, not the sender's. */
    public int portId() {
        return buffer.getInt(offset + 12);
    }

    /** Whether links changed while they were dumped, so that the dump has to be made again. */
    public boolean isDumpInterrupted() {
        return (flags() & NLM_F_DUMP_INTR) != 0;
    }
}
