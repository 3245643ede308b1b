package io.ifacer.netlink;

import static io.ifacer.netlink.NetlinkUapi.NLA_F_NESTED;
import static io.ifacer.netlink.NetlinkUapi.NLA_HDRLEN;
import static io.ifacer.netlink.NetlinkUapi.NLA_TYPE_MASK;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over the attributes of a message or of a nest.
 *
 * <p>It allocates nothing but the values that are asked for as objects. Every read is checked against the attribute's
 * own length, and that against the enclosing one. As in the kernel ({@code lib/nlattr.c}, validate_nla) a payload may be
 * longer than its type, never shorter.
 */
public final class AttributeReader {

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int nextOffset;
    private int limit;
    private int offset;
    private int length;

    /** Binds to the attributes in the bytes {@code from <= i < to} of a buffer. */
    public AttributeReader wrap(ByteBuffer bytes, int from, int to) {
        if (from < 0 || from > to || to > bytes.limit()) {
            throw new IllegalArgumentException(
                    "range [" + from + ", " + to + ") is not within the buffer's limit " + bytes.limit());
        }
        buffer = bytes;
        nextOffset = from;
        limit = to;
        offset = from;
        length = 0;
        return this;
    }

    /** Binds to the attributes inside the attribute under another cursor; {@code this} and {@code nest} may be one. */
    public AttributeReader enter(AttributeReader nest) {
        return wrap(nest.buffer, nest.payloadOffset(), nest.offset + nest.length);
    }

    /**
     * Puts the cursor on the attribute whose header is at an offset, as a reader met it before.
     *
     * @throws MalformedMessageException if no whole attribute is there
     */
    public AttributeReader at(ByteBuffer bytes, int attributeOffset, int to) {
        wrap(bytes, attributeOffset, to);
        if (!next()) {
            throw new MalformedMessageException(attributeOffset, "an attribute", "the end of the message");
        }
        return this;
    }

    /**
     * Moves to the next attribute.
     *
     * @return false at the end
     * @throws MalformedMessageException if what remains is not a whole attribute
     */
    public boolean next() {
        int remaining = limit - nextOffset;
        if (remaining == 0) {
            return false;
        }
        if (remaining < NLA_HDRLEN) {
            throw new MalformedMessageException(nextOffset, "a 4-byte attribute header", remaining + " bytes");
        }
        int claimed = Short.toUnsignedInt(buffer.getShort(nextOffset));
        if (claimed < NLA_HDRLEN || claimed > remaining) {
            throw badLength(claimed, remaining);
        }
        offset = nextOffset;
        length = claimed;
        // The padding of the last attribute may be missing: nla_next of include/net/netlink.h
        nextOffset += Math.min(Alignment.align(claimed), remaining);
        return true;
    }

    private MalformedMessageException badLength(int claimed, int remaining) {
        return new MalformedMessageException(
                nextOffset, "an attribute length between 4 and " + remaining, Integer.toString(claimed));
    }

    /** The attribute's number, without the NLA_F_* bits. */
    public int type() {
        return rawType() & NLA_TYPE_MASK;
    }

    /** The attribute's number with the NLA_F_* bits, as on the wire. */
    public int rawType() {
        return Short.toUnsignedInt(buffer.getShort(offset + 2));
    }

    /** Whether NLA_F_NESTED is set. Its absence says nothing: older nests, IFLA_LINKINFO for one, go without. */
    public boolean isNested() {
        return (rawType() & NLA_F_NESTED) != 0;
    }

    /** The buffer this cursor is bound to. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Index of the attribute's header in the buffer. */
    public int offset() {
        return offset;
    }

    /** Index of the payload in the buffer. */
    public int payloadOffset() {
        return offset + NLA_HDRLEN;
    }

    /** Bytes of the payload, without header and padding. */
    public int payloadLengthBytes() {
        return length - NLA_HDRLEN;
    }

    /** Reads an unsigned byte. */
    public int u8() {
        return Byte.toUnsignedInt(buffer.get(require(1)));
    }

    /** Reads an unsigned 16-bit number. */
    public int u16() {
        return Short.toUnsignedInt(buffer.getShort(require(2)));
    }

    /** Reads an unsigned 16-bit number that is big endian whatever the host, IFLA_VLAN_PROTOCOL for one. */
    public int be16() {
        int at = require(2);
        return Byte.toUnsignedInt(buffer.get(at)) << 8 | Byte.toUnsignedInt(buffer.get(at + 1));
    }

    /** Reads an unsigned 32-bit number. */
    public long u32() {
        return Integer.toUnsignedLong(s32());
    }

    /** Reads a signed 32-bit number; also for ifindexes and MTUs, which never exceed it. */
    public int s32() {
        return buffer.getInt(require(4));
    }

    /** Reads the 32-bit number at an index of the payload, for attributes that are C structures. */
    public int s32At(int indexBytes) {
        return buffer.getInt(require(indexBytes + 4) + indexBytes);
    }

    /** Reads a 64-bit number, as its bits. */
    public long u64() {
        return buffer.getLong(require(8));
    }

    /** Copies the payload. */
    public byte[] bytes() {
        byte[] copy = new byte[payloadLengthBytes()];
        buffer.get(payloadOffset(), copy);
        return copy;
    }

    /** Reads a string up to its NUL or the end of the payload. */
    public String string() {
        byte[] copy = new byte[stringLengthBytes()];
        buffer.get(payloadOffset(), copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    /**
     * Reads a string that the kernel holds to a length.
     *
     * @throws MalformedMessageException if it is longer
     */
    public String string(int maxBytes) {
        int lengthBytes = stringLengthBytes();
        if (lengthBytes > maxBytes) {
            throw new MalformedMessageException(
                    offset,
                    "a string of at most " + maxBytes + " bytes in attribute " + type(),
                    lengthBytes + " bytes");
        }
        return string();
    }

    /** Whether {@link #string()} would give this text of ASCII characters; allocates nothing. */
    public boolean stringEquals(String ascii) {
        if (stringLengthBytes() != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (buffer.get(payloadOffset() + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int stringLengthBytes() {
        int end = payloadLengthBytes();
        for (int i = 0; i < end; i++) {
            if (buffer.get(payloadOffset() + i) == 0) {
                return i;
            }
        }
        return end;
    }

    /**
     * Reads a link-layer address of any length up to 32 bytes.
     *
     * @throws MalformedMessageException if it is longer
     */
    public HardwareAddress hardwareAddress() {
        if (payloadLengthBytes() > HardwareAddress.MAX_BYTES) {
            throw new MalformedMessageException(
                    offset, "a hardware address of at most 32 bytes", payloadLengthBytes() + " bytes");
        }
        return HardwareAddress.ofOwned(bytes());
    }

    /** Reads a 6-byte Ethernet address. */
    public HardwareAddress ethernetAddress() {
        byte[] copy = new byte[HardwareAddress.ETHERNET_BYTES];
        buffer.get(require(copy.length), copy);
        return HardwareAddress.ofOwned(copy);
    }

    /** Reads 4 bytes as an IPv4 address. */
    public Inet4Address ipv4() {
        byte[] copy = new byte[4];
        buffer.get(require(copy.length), copy);
        try {
            return (Inet4Address) InetAddress.getByAddress(copy);
        } catch (UnknownHostException e) {
            throw new AssertionError("4 bytes are an IPv4 address", e);
        }
    }

    /** Reads 16 bytes as an IPv6 address; an IPv4-mapped one stays IPv6. */
    public Inet6Address ipv6() {
        byte[] copy = new byte[16];
        buffer.get(require(copy.length), copy);
        try {
            return Inet6Address.getByAddress(null, copy, -1);
        } catch (UnknownHostException e) {
            throw new AssertionError("16 bytes are an IPv6 address", e);
        }
    }

    /** Bytes that {@link #next()} has yet to visit, padding included. */
    public int remainingBytes() {
        return limit - nextOffset;
    }

    /** The byte order numbers are read in. */
    public ByteOrder order() {
        return buffer.order();
    }

    private int require(int lengthBytes) {
        if (payloadLengthBytes() < lengthBytes) {
            throw new MalformedMessageException(
                    offset,
                    "at least " + lengthBytes + " bytes in attribute " + type(),
                    payloadLengthBytes() + " bytes");
        }
        return payloadOffset();
    }
}
