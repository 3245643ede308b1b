package io.ifacer.netlink;

import static io.ifacer.netlink.NetlinkUapi.NLA_HDRLEN;
import static io.ifacer.netlink.NetlinkUapi.NLMSG_HDRLEN;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes messages into a buffer, in the buffer's byte order.
 *
 * <p>One message is {@link #begin}, then its fixed part and attributes, then {@link #end}; lengths are patched in, padding
 * is zeroed. Messages follow one another until {@link #wrap} or {@link #reset}. The buffer's position and limit are not
 * touched. Every method throws {@link MessageOverflowException} when the buffer is full; the message is then to be
 * abandoned with {@code reset}.
 */
public final class MessageWriter {

    private static final int NLA_MAX_BYTES = 0xffff;

    private ByteBuffer buffer;
    private int base;
    private int message;
    private int position;

    /** Writes from the buffer's position up to its limit. */
    public MessageWriter(ByteBuffer buffer) {
        this.buffer = buffer;
        this.base = buffer.position();
        reset();
    }

    /** Goes over to another buffer, from its position up to its limit. */
    public MessageWriter wrap(ByteBuffer other) {
        buffer = other;
        base = other.position();
        return reset();
    }

    /** Forgets what was written. */
    public MessageWriter reset() {
        message = base;
        position = base;
        return this;
    }

    /** Starts a message: the 16-byte nlmsghdr. The port id is 0, the kernel fills in the socket's own. */
    public MessageWriter begin(int type, int flags, int sequence) {
        return begin(type, flags, sequence, 0);
    }

    /** Starts a message with a given port id. */
    public MessageWriter begin(int type, int flags, int sequence, int portId) {
        message = position;
        int at = reserve(NLMSG_HDRLEN);
        buffer.putInt(at, 0);
        buffer.putShort(at + 4, (short) type);
        buffer.putShort(at + 6, (short) flags);
        buffer.putInt(at + 8, sequence);
        buffer.putInt(at + 12, portId);
        return this;
    }

    /** Writes a struct ifinfomsg, 16 bytes ({@code include/uapi/linux/rtnetlink.h}). */
    public MessageWriter ifinfomsg(int family, int hardwareType, int ifindex, int ifFlags, int changeMask) {
        int at = reserve(16);
        buffer.put(at, (byte) family);
        buffer.put(at + 1, (byte) 0);
        buffer.putShort(at + 2, (short) hardwareType);
        buffer.putInt(at + 4, ifindex);
        buffer.putInt(at + 8, ifFlags);
        buffer.putInt(at + 12, changeMask);
        return this;
    }

    /** Writes a struct ifaddrmsg, 8 bytes ({@code include/uapi/linux/if_addr.h}). */
    public MessageWriter ifaddrmsg(int family, int prefixLength, int addressFlags, int scope, int ifindex) {
        int at = reserve(8);
        buffer.put(at, (byte) family);
        buffer.put(at + 1, (byte) prefixLength);
        buffer.put(at + 2, (byte) addressFlags);
        buffer.put(at + 3, (byte) scope);
        buffer.putInt(at + 4, ifindex);
        return this;
    }

    /** Writes a struct rtmsg, 12 bytes ({@code include/uapi/linux/rtnetlink.h}), of scope universe, without tos and flags. */
    public MessageWriter rtmsg(int family, int prefixLength, int table, int protocol, int type) {
        int at = reserve(12);
        buffer.put(at, (byte) family);
        buffer.put(at + 1, (byte) prefixLength);
        buffer.putShort(at + 2, (short) 0);
        buffer.put(at + 4, (byte) table);
        buffer.put(at + 5, (byte) protocol);
        buffer.put(at + 6, (byte) 0);
        buffer.put(at + 7, (byte) type);
        buffer.putInt(at + 8, 0);
        return this;
    }

    /** Writes a struct ndmsg, 12 bytes ({@code include/uapi/linux/neighbour.h}), without flags and type. */
    public MessageWriter ndmsg(int family, int ifindex, int state) {
        int at = reserve(12);
        buffer.putInt(at, family);
        buffer.putInt(at + 4, ifindex);
        buffer.putShort(at + 8, (short) state);
        buffer.putShort(at + 10, (short) 0);
        return this;
    }

    /** Ends the message: patches its length in. */
    public MessageWriter end() {
        buffer.putInt(message, position - message);
        return this;
    }

    /** Bytes written since {@link #wrap} or {@link #reset}. */
    public int lengthBytes() {
        return position - base;
    }

    /** Index in the buffer of the next write. */
    public int position() {
        return position;
    }

    /** The byte order numbers are written in. */
    public ByteOrder order() {
        return buffer.order();
    }

    /** Starts a nest; give what this returns to {@link #endNest}. NLA_F_NESTED, where wanted, is part of the type. */
    public int beginNest(int type) {
        int at = position;
        header(type, 0);
        return at;
    }

    /** Ends a nest: patches its length in. */
    public MessageWriter endNest(int nest) {
        int lengthBytes = position - nest;
        if (lengthBytes > NLA_MAX_BYTES) {
            throw new MessageOverflowException("a nest", lengthBytes, NLA_MAX_BYTES);
        }
        buffer.putShort(nest, (short) lengthBytes);
        return this;
    }

    /** Writes an attribute of one byte. */
    public MessageWriter u8(int type, int value) {
        buffer.put(header(type, 1), (byte) value);
        return this;
    }

    /** Writes an attribute of 16 bits. */
    public MessageWriter u16(int type, int value) {
        buffer.putShort(header(type, 2), (short) value);
        return this;
    }

    /** Writes an attribute of 16 bits that is big endian whatever the host. */
    public MessageWriter be16(int type, int value) {
        int at = header(type, 2);
        buffer.put(at, (byte) (value >> 8));
        buffer.put(at + 1, (byte) value);
        return this;
    }

    /** Writes an attribute of 32 bits, signed or unsigned. */
    public MessageWriter u32(int type, int value) {
        buffer.putInt(header(type, 4), value);
        return this;
    }

    /** Writes an attribute of 64 bits. */
    public MessageWriter u64(int type, long value) {
        buffer.putLong(header(type, 8), value);
        return this;
    }

    /** Writes an attribute that is a C structure of two 32-bit numbers. */
    public MessageWriter u32Pair(int type, int first, int second) {
        int at = header(type, 8);
        buffer.putInt(at, first);
        buffer.putInt(at + 4, second);
        return this;
    }

    /** Writes an attribute of bytes. */
    public MessageWriter bytes(int type, byte[] value) {
        buffer.put(header(type, value.length), value);
        return this;
    }

    /** Writes a string in UTF-8 with its closing NUL. */
    public MessageWriter string(int type, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        int at = header(type, bytes.length + 1);
        buffer.put(at, bytes);
        buffer.put(at + bytes.length, (byte) 0);
        return this;
    }

    /** Copies bytes that are attributes already, as read from a message of the same byte order. */
    public MessageWriter rawAttributes(byte[] attributes) {
        buffer.put(reserve(attributes.length), attributes);
        return this;
    }

    /** Writes an attribute header, reserves and pads the payload; returns the payload's index. */
    private int header(int type, int payloadBytes) {
        int lengthBytes = NLA_HDRLEN + payloadBytes;
        if (lengthBytes > NLA_MAX_BYTES) {
            throw new MessageOverflowException("attribute " + type, lengthBytes, NLA_MAX_BYTES);
        }
        int at = reserve(lengthBytes);
        buffer.putShort(at, (short) lengthBytes);
        buffer.putShort(at + 2, (short) type);
        return at + NLA_HDRLEN;
    }

    private int reserve(int lengthBytes) {
        int padded = Alignment.align(lengthBytes);
        int capacity = buffer.limit() - message;
        int wanted = position - message + padded;
        if (wanted > capacity) {
            throw new MessageOverflowException("a message", wanted, capacity);
        }
        int at = position;
        for (int i = at + lengthBytes; i < at + padded; i++) {
            buffer.put(i, (byte) 0);
        }
        position = at + padded;
        return at;
    }
}
