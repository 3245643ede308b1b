package io.ifacer.netlink;

import static io.ifacer.netlink.NetlinkUapi.NLMSG_DONE;
import static io.ifacer.netlink.NetlinkUapi.NLMSG_NOOP;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_DUMP_INTR;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_MULTI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64).order(ByteOrder.nativeOrder());

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void visitsEachMessageOfADatagramInEitherByteOrder(boolean bigEndian) {
        buffer.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        MessageWriter writer = new MessageWriter(buffer);
        writer.begin(NLMSG_NOOP, 0, 7).end();
        writer.begin(NLMSG_DONE, NLM_F_MULTI | NLM_F_DUMP_INTR, 8, 9).end();

        MessageReader reader = new MessageReader().wrap(buffer, 0, writer.lengthBytes());

        assertThat(reader.next()).isTrue();
        assertThat(reader.type()).isEqualTo(NLMSG_NOOP);
        assertThat(reader.sequence()).isEqualTo(7);
        assertThat(reader.isDumpInterrupted()).isFalse();
        assertThat(reader.next()).isTrue();
        assertThat(reader.type()).isEqualTo(NLMSG_DONE);
        assertThat(reader.portId()).isEqualTo(9);
        assertThat(reader.isDumpInterrupted()).isTrue();
        assertThat(reader.next()).isFalse();
    }

    @Test
    void takesALastMessageWithoutItsPadding() {
        buffer.putInt(0, 17);

        MessageReader reader = new MessageReader().wrap(buffer, 0, 17);

        assertThat(reader.next()).isTrue();
        assertThat(reader.payloadLengthBytes()).isEqualTo(1);
        assertThat(reader.next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 65, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void refusesALengthThatIsNoMessage(int claimed) {
        buffer.putInt(0, claimed);

        assertThatThrownBy(new MessageReader().wrap(buffer, 0, 64)::next)
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("at byte 0")
                .hasMessageContaining("wanted a message length between 16 and 64")
                .hasMessageContaining("found " + Integer.toUnsignedString(claimed));
    }

    @Test
    void refusesABrokenHeader() {
        assertThatThrownBy(new MessageReader().wrap(buffer, 0, 15)::next)
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("wanted a 16-byte message header, found 15 bytes");
    }
}
