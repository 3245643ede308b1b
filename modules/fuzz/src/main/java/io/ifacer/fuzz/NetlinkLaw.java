package io.ifacer.fuzz;

import io.ifacer.netlink.Ack;
import io.ifacer.netlink.MalformedMessageException;
import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.MessageWriter;
import io.ifacer.netlink.link.LinkFingerprint;
import io.ifacer.netlink.link.LinkMessage;
import io.ifacer.netlink.link.LinkView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Of a datagram comes a message, or the one exception with an offset within; and a message survives the round trip. */
final class NetlinkLaw {

    private NetlinkLaw() {}

    static void holdFor(byte[] bytes) {
        MessageReader reader = new MessageReader().wrap(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        try {
            while (reader.next()) {
                if (Ack.isAck(reader)) {
                    Ack.decode(reader);
                } else if (LinkView.isLink(reader)) {
                    LinkView view = new LinkView().wrap(reader);
                    new LinkFingerprint().of(view);
                    survivesTheRoundTrip(view.decode(), bytes.length);
                }
            }
        } catch (MalformedMessageException e) {
            Law.require(e.offset() >= 0 && e.offset() <= bytes.length, "an offset outside of the datagram: " + e);
        }
    }

    private static void survivesTheRoundTrip(LinkMessage message, int lengthBytes) {
        ByteBuffer out = ByteBuffer.allocate(lengthBytes + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        MessageWriter writer = new MessageWriter(out);
        message.writeTo(writer);
        MessageReader reader = new MessageReader().wrap(out, 0, writer.lengthBytes());
        Law.require(reader.next(), "nothing was written of " + message);
        LinkMessage again = new LinkView().wrap(reader).decode();
        Law.require(again.equals(message), "written " + message + ", read " + again);
    }
}
