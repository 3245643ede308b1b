package io.ifacer.netlink.link;

import static io.ifacer.netlink.NetlinkUapi.AF_UNSPEC;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_ADDRESS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_ALLMULTI;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_CARRIER;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_GROUP;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFALIAS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_IFNAME;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINK;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINKINFO;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINK_NETNSID;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_MASTER;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_MTU;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_NEW_IFINDEX;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_NEW_NETNSID;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_NUM_TX_QUEUES;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_OPERSTATE;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_PERM_ADDRESS;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_PROP_LIST;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_TXQLEN;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_WIRELESS;
import static io.ifacer.netlink.link.RtnetlinkUapi.IFINFOMSG_SIZE;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_DELLINK;
import static io.ifacer.netlink.link.RtnetlinkUapi.RTM_NEWLINK;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.HardwareAddress;
import io.ifacer.netlink.MalformedMessageException;
import io.ifacer.netlink.MessageReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A flyweight over one link message in a buffer: each accessor reads from the bytes, and only what it is asked for.
 *
 * <p>The first access to an attribute walks the top-level attribute headers once and notes where each is; nothing below
 * them is looked at. Of attributes that come twice the last counts, as in the kernel ({@code lib/nlattr.c}). The view is
 * valid as long as the buffer's bytes are; {@link #decode} makes an immutable copy. Accessors throw
 * {@link MalformedMessageException} where their own attribute is too short, and where any top-level header is broken.
 */
public final class LinkView {

    private static final int KNOWN = IFLA_ALLMULTI + 1;

    private final int[] attributeOffsets = new int[KNOWN];
    private final AttributeReader cursor = new AttributeReader();
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int offset;
    private int end;
    private boolean indexed;

    /** Whether the message under a cursor is one this view can be bound to. */
    public static boolean isLink(MessageReader reader) {
        int type = reader.type();
        return type == RTM_NEWLINK || type == RTM_DELLINK;
    }

    /**
     * Binds to the message under a cursor.
     *
     * @throws MalformedMessageException if it is no RTM_NEWLINK or RTM_DELLINK or lacks a whole ifinfomsg
     */
    public LinkView wrap(MessageReader reader) {
        if (!isLink(reader)) {
            throw new MalformedMessageException(
                    reader.offset(), "RTM_NEWLINK or RTM_DELLINK", "message type " + reader.type());
        }
        if (reader.payloadLengthBytes() < IFINFOMSG_SIZE) {
            throw new MalformedMessageException(
                    reader.payloadOffset(), "a 16-byte ifinfomsg", reader.payloadLengthBytes() + " bytes");
        }
        buffer = reader.buffer();
        offset = reader.offset();
        end = reader.offset() + reader.lengthBytes();
        indexed = false;
        return this;
    }

    /** RTM_NEWLINK or RTM_DELLINK. */
    public int type() {
        return Short.toUnsignedInt(buffer.getShort(offset + 4));
    }

    /** The address family, AF_UNSPEC or AF_BRIDGE. */
    public int family() {
        return Byte.toUnsignedInt(buffer.get(offset + 16));
    }

    /** ARPHRD_*, 1 for Ethernet. */
    public int hardwareType() {
        return Short.toUnsignedInt(buffer.getShort(offset + 18));
    }

    /** Number of the link in its network namespace. */
    public int ifindex() {
        return buffer.getInt(offset + 20);
    }

    /** IFF_* bits. */
    public int ifFlags() {
        return buffer.getInt(offset + 24);
    }

    /** The IFF_* bits that changed. */
    public int changeMask() {
        return buffer.getInt(offset + 28);
    }

    /** Reads both headers. */
    public LinkHeader header() {
        return new LinkHeader(
                type(),
                Short.toUnsignedInt(buffer.getShort(offset + 6)),
                buffer.getInt(offset + 8),
                buffer.getInt(offset + 12),
                family(),
                hardwareType(),
                ifindex(),
                ifFlags(),
                changeMask());
    }

    /**
     * Whether the message tells the whole state of a link. AF_BRIDGE messages tell of a bridge port only, and wireless events
     * ({@code net/wireless/wext-core.c}) carry a name and an event; what they lack is not absent from the link.
     */
    public boolean isComplete() {
        return family() == AF_UNSPEC && !has(IFLA_WIRELESS);
    }

    /** Whether there is a top-level attribute of this number, for numbers up to IFLA_ALLMULTI. */
    public boolean has(int attribute) {
        return offsetOf(attribute) != 0;
    }

    /** IFLA_IFNAME, or null. */
    public @Nullable String name() {
        return string(IFLA_IFNAME);
    }

    /** Whether IFLA_IFNAME is this text; allocates nothing. */
    public boolean isNamed(String ascii) {
        AttributeReader attribute = find(IFLA_IFNAME);
        return attribute != null && attribute.stringEquals(ascii);
    }

    /** IFLA_IFALIAS, or null. */
    public @Nullable String alias() {
        return string(IFLA_IFALIAS);
    }

    /** IFLA_GROUP, 0 if absent: the default group. */
    public int group() {
        return s32(IFLA_GROUP, 0);
    }

    /** IFLA_MTU in bytes, 0 if absent. */
    public int mtuBytes() {
        return s32(IFLA_MTU, 0);
    }

    /** IFLA_LINK: the lower link's ifindex, in the namespace {@link #lowerNetnsid()} names; 0 for none. */
    public int lowerIfindex() {
        return s32(IFLA_LINK, 0);
    }

    /** IFLA_LINK_NETNSID: where the lower link lives if not here; -1 there is a namespace without a number. */
    public OptionalInt lowerNetnsid() {
        AttributeReader attribute = find(IFLA_LINK_NETNSID);
        return attribute == null ? OptionalInt.empty() : OptionalInt.of(attribute.s32());
    }

    /** IFLA_NEW_NETNSID: in an RTM_DELLINK the namespace where the link goes on; -1 there is one without a number. */
    public OptionalInt newNetnsid() {
        AttributeReader attribute = find(IFLA_NEW_NETNSID);
        return attribute == null ? OptionalInt.empty() : OptionalInt.of(attribute.s32());
    }

    /** IFLA_NEW_IFINDEX: the number that it has there, 0 if absent (before Linux 4.17). */
    public int newIfindex() {
        return s32(IFLA_NEW_IFINDEX, 0);
    }

    /** IFLA_MASTER: the controller's ifindex, 0 for none. */
    public int controllerIfindex() {
        return s32(IFLA_MASTER, 0);
    }

    /** IFLA_ADDRESS, or null. */
    public @Nullable HardwareAddress address() {
        return hardwareAddress(IFLA_ADDRESS);
    }

    /** IFLA_PERM_ADDRESS, or null: virtual links have none. */
    public @Nullable HardwareAddress permanentAddress() {
        return hardwareAddress(IFLA_PERM_ADDRESS);
    }

    /** IFLA_OPERSTATE, IF_OPER_*; IF_OPER_UNKNOWN if absent. */
    public int operstate() {
        AttributeReader attribute = find(IFLA_OPERSTATE);
        return attribute == null ? IfUapi.IF_OPER_UNKNOWN : attribute.u8();
    }

    /** IFLA_CARRIER; false if absent. */
    public boolean hasCarrier() {
        AttributeReader attribute = find(IFLA_CARRIER);
        return attribute != null && attribute.u8() != 0;
    }

    /** IFLA_TXQLEN in packets, 0 if absent. */
    public int txQueuePackets() {
        return s32(IFLA_TXQLEN, 0);
    }

    /** IFLA_NUM_TX_QUEUES, 0 if absent. */
    public int txQueueCount() {
        return s32(IFLA_NUM_TX_QUEUES, 0);
    }

    /**
     * The IFLA_ALT_IFNAMEs of IFLA_PROP_LIST, in the kernel's order, each of at most 127 bytes (ALTIFNAMSIZ); the list is bounded
     * by its attribute's 16-bit length.
     */
    public List<String> alternativeNames() {
        AttributeReader attribute = find(IFLA_PROP_LIST);
        if (attribute == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        AttributeReader property = attribute.enter(attribute);
        while (property.next()) {
            if (property.type() == IfLinkUapi.IFLA_ALT_IFNAME) {
                names.add(property.string(IfUapi.ALTIFNAMSIZ - 1));
            }
        }
        return List.copyOf(names);
    }

    /** IFLA_LINKINFO, or {@link LinkInfo#NONE}. */
    public LinkInfo linkInfo() {
        AttributeReader attribute = find(IFLA_LINKINFO);
        return attribute == null ? LinkInfo.NONE : LinkInfo.decode(attribute);
    }

    /** Binds a cursor to all top-level attributes. */
    public AttributeReader attributes(AttributeReader reader) {
        return reader.wrap(buffer, offset + 32, end);
    }

    /**
     * Puts the view's own cursor on an attribute, for numbers up to IFLA_ALLMULTI.
     *
     * @return the cursor, valid until the next access to an attribute; null if there is no such attribute
     */
    public @Nullable AttributeReader find(int attribute) {
        int at = offsetOf(attribute);
        return at == 0 ? null : cursor.at(buffer, at, end);
    }

    /** Decodes everything into an immutable record that is independent of the buffer. */
    public LinkMessage decode() {
        return new LinkMessage(
                header(),
                name(),
                alias(),
                mtuBytes(),
                lowerIfindex(),
                lowerNetnsid(),
                controllerIfindex(),
                address(),
                permanentAddress(),
                operstate(),
                hasCarrier(),
                txQueuePackets(),
                txQueueCount(),
                alternativeNames(),
                linkInfo(),
                Attributes.copyOf(attributes(cursor)));
    }

    private int offsetOf(int attribute) {
        if (!indexed) {
            index();
        }
        return attribute >= 0 && attribute < KNOWN ? attributeOffsets[attribute] : 0;
    }

    /** Offset 0 stands for absent: an attribute cannot start before its message's header. */
    private void index() {
        Arrays.fill(attributeOffsets, 0);
        attributes(cursor);
        while (cursor.next()) {
            int type = cursor.type();
            if (type < KNOWN) {
                attributeOffsets[type] = cursor.offset();
            }
        }
        indexed = true;
    }

    private @Nullable String string(int attribute) {
        AttributeReader found = find(attribute);
        return found == null ? null : found.string();
    }

    private int s32(int attribute, int absent) {
        AttributeReader found = find(attribute);
        return found == null ? absent : found.s32();
    }

    private @Nullable HardwareAddress hardwareAddress(int attribute) {
        AttributeReader found = find(attribute);
        return found == null ? null : found.hardwareAddress();
    }
}
