package io.ifacer.netlink.address;

import static io.ifacer.netlink.address.AddressUapi.NDA_DST;
import static io.ifacer.netlink.address.AddressUapi.NDMSG_SIZE;
import static io.ifacer.netlink.address.AddressUapi.NUD_PERMANENT;
import static io.ifacer.netlink.address.AddressUapi.RTM_NEWNEIGH;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.MalformedMessageException;
import io.ifacer.netlink.MessageReader;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * One RTM_NEWNEIGH: what the node knows, or was told, of who has an IPv4 or IPv6 address on a link.
 *
 * @param ifindex number of the link
 * @param address the neighbour's
 * @param state NUD_*
 */
public record NeighbourMessage(int ifindex, InetAddress address, int state) {

    /** Whether somebody set it: it does not age, and is gone when the link is set down (neigh_ifdown, {@code net/core/neighbour.c}). */
    public boolean isPermanent() {
        return (state & NUD_PERMANENT) != 0;
    }

    /** Whether the message under a cursor is one that {@link #decode} reads. */
    public static boolean isNeighbour(MessageReader reader) {
        return reader.type() == RTM_NEWNEIGH
                && reader.payloadLengthBytes() >= NDMSG_SIZE
                && Families.isInternet(Families.of(reader));
    }

    /**
     * Reads the message under a cursor.
     *
     * @throws MalformedMessageException when an attribute is broken, or the address is missing
     */
    public static NeighbourMessage decode(MessageReader reader) {
        int at = reader.payloadOffset();
        int family = Families.of(reader);
        @Nullable InetAddress address = null;
        AttributeReader attribute =
                new AttributeReader().wrap(reader.buffer(), at + NDMSG_SIZE, reader.offset() + reader.lengthBytes());
        while (attribute.next()) {
            if (attribute.type() == NDA_DST) {
                address = Families.address(family, attribute);
            }
        }
        if (address == null) {
            throw new MalformedMessageException(reader.offset(), "NDA_DST", "none");
        }
        return new NeighbourMessage(
                reader.buffer().getInt(at + 4),
                address,
                Short.toUnsignedInt(reader.buffer().getShort(at + 8)));
    }
}
