package io.ifacer.netlink.address;

import static io.ifacer.netlink.NetlinkUapi.AF_INET6;
import static io.ifacer.netlink.address.AddressUapi.IFADDRMSG_SIZE;
import static io.ifacer.netlink.address.AddressUapi.IFAPROT_KERNEL_RA;
import static io.ifacer.netlink.address.AddressUapi.IFAPROT_UNSPEC;
import static io.ifacer.netlink.address.AddressUapi.IFA_ADDRESS;
import static io.ifacer.netlink.address.AddressUapi.IFA_FLAGS;
import static io.ifacer.netlink.address.AddressUapi.IFA_F_NOPREFIXROUTE;
import static io.ifacer.netlink.address.AddressUapi.IFA_F_PERMANENT;
import static io.ifacer.netlink.address.AddressUapi.IFA_F_TEMPORARY;
import static io.ifacer.netlink.address.AddressUapi.IFA_LOCAL;
import static io.ifacer.netlink.address.AddressUapi.IFA_PROTO;
import static io.ifacer.netlink.address.AddressUapi.RTM_DELADDR;
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
 * @param flags IFA_F_*
 * @param protocol who made it, IFAPROT_*; IFAPROT_UNSPEC where the kernel does not tell
 */
public record AddressMessage(int family, int ifindex, InetAddress address, int prefixLength, int flags, int protocol) {

    /** What the kernel makes of an advertised prefix is as long as half an address (addrconf_prefix_rcv, {@code net/ipv6/addrconf.c}). */
    private static final int ADVERTISED_PREFIX_LENGTH = 64;

    /**
     * Whether the kernel made it of a router's advertisement.
     *
     * @param makersTold whether this kernel tells who made an address (IFA_PROTO, from Linux 5.18 on). Where it does not, lifetime
     *     and prefix tell: those who make such addresses in its stead, NetworkManager and systemd-networkd, keep the
     *     prefix's route to themselves too, and DHCP gives 128 bits.
     */
    public boolean advertised(boolean makersTold) {
        if (family != AF_INET6 || (flags & IFA_F_PERMANENT) != 0) {
            return false;
        }
        boolean temporary = (flags & IFA_F_TEMPORARY) != 0; // of RFC 8981, which go with an advertised one
        boolean looksAdvertised = prefixLength == ADVERTISED_PREFIX_LENGTH && (flags & IFA_F_NOPREFIXROUTE) == 0;
        return temporary || (makersTold ? protocol == IFAPROT_KERNEL_RA : looksAdvertised);
    }

    /** Whether the message under a cursor is one that {@link #decode} reads. */
    public static boolean isAddress(MessageReader reader) {
        return reader.type() == RTM_NEWADDR
                && reader.payloadLengthBytes() >= IFADDRMSG_SIZE
                && Families.isInternet(Families.of(reader));
    }

    /** Whether the message under a cursor tells that a link has lost an address; {@link #ifindexOf} says which link. */
    public static boolean isDeletion(MessageReader reader) {
        return reader.type() == RTM_DELADDR && reader.payloadLengthBytes() >= IFADDRMSG_SIZE;
    }

    /** The number of the link that the message under a cursor is about, without decoding the rest. */
    public static int ifindexOf(MessageReader reader) {
        return reader.buffer().getInt(reader.payloadOffset() + 4);
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
        int flags = Byte.toUnsignedInt(reader.buffer().get(at + 2));
        int protocol = IFAPROT_UNSPEC;
        AttributeReader attribute = new AttributeReader()
                .wrap(reader.buffer(), at + IFADDRMSG_SIZE, reader.offset() + reader.lengthBytes());
        while (attribute.next()) {
            switch (attribute.type()) {
                case IFA_LOCAL -> local = Families.address(family, attribute);
                case IFA_ADDRESS -> address = Families.address(family, attribute);
                case IFA_FLAGS -> flags = attribute.s32();
                case IFA_PROTO -> protocol = attribute.u8();
                default -> {} // label, lifetimes
            }
        }
        return new AddressMessage(
                family,
                ifindexOf(reader),
                require(local == null ? address : local, reader),
                Byte.toUnsignedInt(reader.buffer().get(at + 1)),
                flags,
                protocol);
    }

    private static InetAddress require(@Nullable InetAddress address, MessageReader reader) {
        if (address == null) {
            throw new MalformedMessageException(reader.offset(), "IFA_LOCAL or IFA_ADDRESS", "neither");
        }
        return address;
    }
}
