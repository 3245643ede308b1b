package io.ifacer.netlink;

import static io.ifacer.netlink.NetlinkUapi.NLMSGERR_ATTR_MISS_NEST;
import static io.ifacer.netlink.NetlinkUapi.NLMSGERR_ATTR_MISS_TYPE;
import static io.ifacer.netlink.NetlinkUapi.NLMSG_DONE;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_ACK_TLVS;
import static io.ifacer.netlink.NetlinkUapi.NLM_F_DUMP_INTR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests end, as a 6.1 kernel ended them. */
class AckTest {

    @Test
    void success() {
        Ack ack = decode("acks/ack");

        assertThat(ack.isSuccess()).isTrue();
        assertThat(ack.sequence()).isEqualTo(0x23);
        assertThat(ack.requestType()).isEqualTo(16);
        assertThat(ack.describe()).isEqualTo("success");
    }

    /** The kernel echoes the request whole or capped to its header; the extended ack comes after either. */
    @ParameterizedTest
    @ValueSource(strings = {"acks/error-extack-whole", "acks/error-extack-capped"})
    void errorWithExtendedAck(String capture) {
        Ack ack = decode(capture);

        assertThat(ack.errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(ack.message()).isEqualTo("invalid option value");
        assertThat(ack.attributeOffset()).as("of IFLA_BOND_MODE").isEqualTo(64);
        assertThat(ack.describe())
                .isEqualTo("EINVAL (22): Invalid argument (kernel: invalid option value), attribute at byte 64");
    }

    @Test
    void errorWithThePolicyThatWasBroken() {
        Ack ack = decode("acks/error-extack-offset");

        assertThat(ack.errno()).isEqualTo(Errno.ERANGE.number());
        assertThat(ack.message()).isEqualTo("Attribute failed policy validation");
        assertThat(ack.attributeOffset()).as("of IFLA_BOND_MIIMON").isEqualTo(52);
    }

    @Test
    void errorWithoutExtendedAck() {
        assertThat(decode("acks/error-plain"))
                .isEqualTo(new Ack(0x21, 22, null, Ack.NONE, Ack.NONE, Ack.NONE, 16, false));
        assertThat(decode("acks/error-nodev").describe()).isEqualTo("ENODEV (19): No such device");
    }

    @Test
    void endOfDump() {
        Ack ack = decode("acks/done");

        assertThat(ack.isSuccess()).isTrue();
        assertThat(ack.dumpInterrupted()).isFalse();
        assertThat(ack.requestType()).isEqualTo(Ack.NONE);
    }

    @Test
    void endOfDumpWithError() {
        assertThat(decode("acks/done-error").describe())
                .isEqualTo(
                        "EINVAL (22): Invalid argument (kernel: Filter by device index not supported for link dumps)");
        assertThat(decode("acks/done-error-offset").message()).isEqualTo("Unsupported attribute in link dump request");
    }

    /** No request about links makes 6.1 send these two, so this message is made up. */
    @Test
    void missingAttributeAndInterruptedDump() {
        ByteBuffer buffer = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
        MessageWriter writer = new MessageWriter(buffer);
        writer.begin(NLMSG_DONE, NLM_F_ACK_TLVS | NLM_F_DUMP_INTR, 9);
        writer.rawAttributes(new byte[4])
                .u32(NLMSGERR_ATTR_MISS_TYPE, 3)
                .u32(NLMSGERR_ATTR_MISS_NEST, 32)
                .end();
        MessageReader reader = new MessageReader().wrap(buffer, 0, writer.lengthBytes());
        reader.next();

        assertThat(Ack.decode(reader)).isEqualTo(new Ack(9, 0, null, Ack.NONE, 3, 32, Ack.NONE, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Integer.MIN_VALUE, -4096})
    void refusesANumberThatIsNoErrno(int error) {
        MessageReader reader = Golden.read("acks/done").message();
        reader.buffer().putInt(16, error);

        assertThatThrownBy(() -> Ack.decode(reader))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("an error number from -4095 to 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 109, Integer.MAX_VALUE, -1})
    void refusesAnEchoedRequestLongerThanTheMessage(int length) {
        MessageReader reader = Golden.read("acks/error-extack-whole").message();
        reader.buffer().putInt(20, length);

        assertThatThrownBy(() -> Ack.decode(reader)).isInstanceOf(MalformedMessageException.class);
    }

    private static Ack decode(String capture) {
        MessageReader reader = Golden.read(capture).message();
        assertThat(Ack.isAck(reader)).isTrue();
        return Ack.decode(reader);
    }
}
