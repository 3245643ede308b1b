package io.ifacer.netlink;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A link-layer address: 6 bytes on Ethernet, 20 on InfiniBand, 4 or 16 on IP tunnels. Immutable.
 *
 * <p>The kernel's limit is MAX_ADDR_LEN, 32 bytes ({@code include/linux/netdevice.h}).
 */
public final class HardwareAddress {

    /** Bytes of an Ethernet address. */
    public static final int ETHERNET_BYTES = 6;

    static final int MAX_BYTES = 32;
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private final byte[] bytes;

    private HardwareAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies 0 to 32 bytes.
     *
     * @throws IllegalArgumentException if there are more
     */
    public static HardwareAddress of(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a hardware address has at most 32 bytes, these are " + bytes.length);
        }
        return new HardwareAddress(bytes.clone());
    }

    /**
     * Parses hexadecimal pairs with colons, "02:00:00:00:00:01".
     *
     * @throws IllegalArgumentException if the text is not that
     */
    public static HardwareAddress parse(String text) {
        return of(COLONS.parseHex(text));
    }

    /** Takes the array over without a copy; for decoding, which has just made it. */
    static HardwareAddress ofOwned(byte[] bytes) {
        return new HardwareAddress(bytes);
    }

    /** A copy of the bytes, in the order they go over the wire. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Number of bytes. */
    public int lengthBytes() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HardwareAddress that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** "02:00:00:00:00:01". */
    @Override
    public String toString() {
        return COLONS.formatHex(bytes);
    }
}
