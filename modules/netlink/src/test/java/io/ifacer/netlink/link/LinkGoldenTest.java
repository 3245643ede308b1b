package io.ifacer.netlink.link;

import static io.ifacer.netlink.link.IfLinkUapi.IFLA_INFO_DATA;
import static io.ifacer.netlink.link.IfLinkUapi.IFLA_LINKINFO;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.netlink.AttributeReader;
import io.ifacer.netlink.Golden;
import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.MessageWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every captured link message is read and written again, to the byte. */
class LinkGoldenTest {

    static List<Golden> links() {
        return Golden.folder("links");
    }

    @ParameterizedTest
    @MethodSource("links")
    void writesWhatItRead(Golden golden) {
        MessageReader reader = new MessageReader().wrap(golden.buffer());
        ByteBuffer out = ByteBuffer.allocateDirect(golden.bytes().length).order(ByteOrder.LITTLE_ENDIAN);
        MessageWriter writer = new MessageWriter(out);
        LinkView view = new LinkView();
        while (reader.next()) {
            view.wrap(reader).decode().writeTo(writer);
        }

        assertThat(bytes(out, writer)).isEqualTo(golden.bytes());
    }

    @ParameterizedTest
    @MethodSource("links")
    void decodesAgainWhatItWrote(Golden golden) {
        LinkMessage message = new LinkView().wrap(golden.message()).decode();
        ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        MessageWriter writer = new MessageWriter(out);
        message.writeTo(writer);
        MessageReader reader = new MessageReader().wrap(out, 0, writer.lengthBytes());
        reader.next();

        assertThat(new LinkView().wrap(reader).decode()).isEqualTo(message).hasSameHashCodeAs(message);
    }

    /** The typed data of bonds and VLANs, too, carry all that the kernel sent, in its order. */
    @Test
    void writesTypedDataAsTheKernelDoes() {
        int compared = 0;
        for (Golden golden : links()) {
            LinkView view = new LinkView().wrap(golden.message());
            LinkInfo info = view.linkInfo();
            ByteBuffer out = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
            MessageWriter writer = new MessageWriter(out);
            if (info.bond() != null) {
                info.bond().writeTo(writer);
            } else if (info.vlan() != null) {
                info.vlan().writeTo(writer);
            } else {
                continue;
            }
            assertThat(bytes(out, writer)).as(golden.name()).isEqualTo(infoData(view));
            compared++;
        }
        assertThat(compared).isGreaterThanOrEqualTo(12);
    }

    @Test
    void visitsEachLinkOfADump() {
        MessageReader reader =
                new MessageReader().wrap(Golden.read("links/datagram-dump").buffer());
        LinkView view = new LinkView();
        StringBuilder names = new StringBuilder();
        while (reader.next()) {
            names.append(view.wrap(reader).name()).append(' ');
        }

        assertThat(names.toString()).startsWith("lo d0 ");
    }

    private static byte[] infoData(LinkView view) {
        AttributeReader linkInfo = view.find(IFLA_LINKINFO);
        AttributeReader member = new AttributeReader().enter(linkInfo);
        while (member.next()) {
            if (member.type() == IFLA_INFO_DATA) {
                return member.bytes();
            }
        }
        throw new AssertionError("no IFLA_INFO_DATA");
    }

    private static byte[] bytes(ByteBuffer out, MessageWriter writer) {
        byte[] bytes = new byte[writer.lengthBytes()];
        out.get(0, bytes);
        return bytes;
    }
}
