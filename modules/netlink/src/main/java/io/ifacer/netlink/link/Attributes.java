package io.ifacer.netlink.link;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.MessageWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A list of attributes kept as bytes, padded to multiples of four; immutable. */
public final class Attributes {

    private final byte[] bytes;
    private final ByteOrder order;

    private Attributes(byte[] bytes, ByteOrder order) {
        this.bytes = bytes;
        this.order = order;
    }

    /**
     * Copies the attributes that a cursor has yet to visit, with their padding zeroed: what the padding held means nothing.
     *
     * @throws io.ifacer.netlink.MalformedMessageException if they are broken
     */
    static Attributes copyOf(AttributeReader reader) {
        byte[] bytes = new byte[paddedLengthBytes(reader)];
        int at = 0;
        while (reader.next()) {
            int lengthBytes = reader.payloadOffset() + reader.payloadLengthBytes() - reader.offset();
            reader.buffer().get(reader.offset(), bytes, at, lengthBytes);
            at += align(lengthBytes);
        }
        return new Attributes(at == bytes.length ? bytes : Arrays.copyOf(bytes, at), reader.order());
    }

    /** Room enough: only the last attribute can lack padding. */
    private static int paddedLengthBytes(AttributeReader reader) {
        return align(reader.remainingBytes());
    }

    private static int align(int lengthBytes) {
        return (lengthBytes + 3) & ~3;
    }

    /** A cursor over the attributes. */
    public AttributeReader reader() {
        ByteBuffer view = ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(order);
        return new AttributeReader().wrap(view, 0, bytes.length);
    }

    /** Number of bytes, with headers and padding. */
    public int lengthBytes() {
        return bytes.length;
    }

    /**
     * Appends the attributes to a message.
     *
     * @throws IllegalArgumentException if the writer's byte order is not the one the attributes came in
     */
    public void writeTo(MessageWriter writer) {
        if (writer.order() != order) {
            throw new IllegalArgumentException(
                    "attributes came in " + order + " and cannot be written in " + writer.order());
        }
        writer.rawAttributes(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes that && order == that.order && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The number of bytes; the bytes themselves are for {@link #reader}. */
    @Override
    public String toString() {
        return "Attributes[" + bytes.length + " bytes]";
    }
}
