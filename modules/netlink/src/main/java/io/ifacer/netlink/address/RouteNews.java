package io.ifacer.netlink.address;

import static io.ifacer.netlink.NetlinkUapi.NLM_F_REPLACE;
import static io.ifacer.netlink.address.AddressUapi.RTA_MULTIPATH;
import static io.ifacer.netlink.address.AddressUapi.RTA_OIF;
import static io.ifacer.netlink.address.AddressUapi.RTMSG_SIZE;
import static io.ifacer.netlink.address.AddressUapi.RTM_DELNEXTHOP;
import static io.ifacer.netlink.address.AddressUapi.RTM_DELROUTE;
import static io.ifacer.netlink.address.AddressUapi.RTM_NEWROUTE;
import static io.ifacer.netlink.address.AddressUapi.RTNEXTHOP_SIZE;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.MessageReader;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/** Which links a notification takes a route from, read without decoding the rest: there may be a million of them. */
public final class RouteNews {

    /** Stands for any link: a route that is replaced is not told of, nor those over a next-hop object or a group of such. */
    public static final int ANY = 0;

    private static final int NHMSG_SIZE = 8; // struct nhmsg
    private static final int NHA_OIF = 5;

    private final AttributeReader attribute = new AttributeReader();

    /**
     * Tells the numbers of the links, or {@link #ANY}; nothing for a message that takes no route away.
     *
     * @throws io.ifacer.netlink.MalformedMessageException when an attribute is broken
     */
    public void read(MessageReader reader, IntConsumer links) {
        if (reader.type() == RTM_DELROUTE && reader.payloadLengthBytes() >= RTMSG_SIZE) {
            readWays(reader, links);
        } else if (reader.type() == RTM_DELNEXTHOP && reader.payloadLengthBytes() >= NHMSG_SIZE) {
            wrap(reader, NHMSG_SIZE);
            links.accept(find(NHA_OIF) ? attribute.s32() : ANY);
        } else if (reader.type() == RTM_NEWROUTE && (reader.flags() & NLM_F_REPLACE) != 0) {
            links.accept(ANY);
        }
    }

    private void wrap(MessageReader reader, int headerBytes) {
        attribute.wrap(reader.buffer(), reader.payloadOffset() + headerBytes, reader.offset() + reader.lengthBytes());
    }

    private boolean find(int type) {
        while (attribute.next()) {
            if (attribute.type() == type) {
                return true;
            }
        }
        return false;
    }

    private void readWays(MessageReader reader, IntConsumer links) {
        boolean isTold = false;
        wrap(reader, RTMSG_SIZE);
        while (attribute.next()) {
            if (attribute.type() == RTA_OIF) {
                links.accept(attribute.s32());
                isTold = true;
            } else if (attribute.type() == RTA_MULTIPATH) {
                readHops(links);
                isTold = true;
            }
        }
        if (!isTold) {
            links.accept(ANY);
        }
    }

    private void readHops(IntConsumer links) {
        ByteBuffer buffer = attribute.buffer();
        int at = attribute.payloadOffset();
        int end = at + attribute.payloadLengthBytes();
        while (end - at >= RTNEXTHOP_SIZE) {
            links.accept(buffer.getInt(at + 4));
            int lengthBytes = Short.toUnsignedInt(buffer.getShort(at));
            at += Math.max(RTNEXTHOP_SIZE, (lengthBytes + 3) & ~3); // RTNH_ALIGN; a broken length ends the walk sooner
        }
    }
}
