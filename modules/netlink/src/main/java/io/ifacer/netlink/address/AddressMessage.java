package io.ifacer.netlink.address;

import static io.ifacer.netlink.address.AddressUapi.IFADDRMSG_SIZE;
import static io.ifacer.netlink.address.AddressUapi.IFA_ADDRESS;
import static io.ifacer.netlink.address.AddressUapi.IFA_LOCAL;
import static io.ifacer.netlink.address.AddressUapi.RTM_NEWADDR;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.MalformedMessageException;
import io.ifacer.netlink.MessageReader;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * One RTM_NEWADDR: an IPv4 or IPv6 address of a link.
 *
 * @param family AF_INET or AF_INET6
 * @param ifindex number of the link
 * @param address the link's own, not its peer's
 * @param prefixLength bits of the network part
 */
public record AddressMessage(int family, int ifindex, InetAddress address, int prefixLength) {

    /** Whether the message under a cursor is one that {@link #decode} reads. */
    public static boolean isAddress(MessageReader reader) {
        return reader.type() == RTM_NEWADDR
                && reader.payloadLengthBytes() >= IFADDRMSG_SIZE
                && Families.isInternet(Families.of(reader));
    }

    /**
     * Reads the message under a cursor.
     *
     * @throws MalformedMessageException when an attribute is broken, or the address is missing
     */
    public static AddressMessage decode(MessageReader reader) {
        int at = reader.payloadOffset();
        int family = Families.of(reader);
        InetAddress local = null;
        InetAddress address = null;
        AttributeReader attribute = new AttributeReader()
                .wrap(reader.buffer(), at + IFADDRMSG_SIZE, reader.offset() + reader.lengthBytes());
        while (attribute.next()) {
            switch (attribute.type()) {
                case IFA_LOCAL -> local = Families.address(family, attribute);
                case IFA_ADDRESS -> address = Families.address(family, attribute);
                default -> {} // label, flags, lifetimes
            }
        }
        return new AddressMessage(
                family,
                reader.buffer().getInt(at + 4),
                require(local == null ? address : local, reader),
                Byte.toUnsignedInt(reader.buffer().get(at + 1)));
    }

    private static InetAddress require(@Nullable InetAddress address, MessageReader reader) {
        if (address == null) {
            throw new MalformedMessageException(reader.offset(), "IFA_LOCAL or IFA_ADDRESS", "neither");
        }
        return address;
    }
}
