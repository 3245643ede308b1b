package io.ifacer.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MessageWriterTest {

    private final ByteBuffer buffer = dirty(256);
    private final MessageWriter writer = new MessageWriter(buffer);

    @Test
    void patchesLengthsAndZeroesPadding() {
        writer.begin(16, 5, 1);
        int outer = writer.beginNest(18);
        writer.string(1, "vlan");
        int inner = writer.beginNest(2);
        writer.u16(1, 100).endNest(inner).endNest(outer).end();

        assertThat(hex())
                .isEqualTo(
                        "2c000000100005000100000000000000" // nlmsghdr
                                + "1c001200" // IFLA_LINKINFO
                                + "09000100766c616e00000000" // IFLA_INFO_KIND, padded
                                + "0c00020006000100" + "64000000"); // IFLA_INFO_DATA, IFLA_VLAN_ID, padded
    }

    @Test
    void writesInTheBuffersOrder() {
        ByteBuffer big = ByteBuffer.allocate(32).order(ByteOrder.BIG_ENDIAN);

        new MessageWriter(big).begin(16, 5, 1).be16(5, 0x8100).end();

        assertThat(HexFormat.of().formatHex(big.array()))
                .isEqualTo("00000018" + "0010" + "0005" + "00000001" + "00000000" + "0006" + "0005" + "81000000"
                        + "0000000000000000");
    }

    @Test
    void refusesWhatDoesNotFitAndWritesNothingBeyondTheLimit() {
        buffer.limit(24);
        writer.begin(16, 5, 1).u32(4, 1500);

        assertThatThrownBy(() -> writer.u8(16, 1))
                .isInstanceOfSatisfying(MessageOverflowException.class, e -> {
                    assertThat(e.capacityBytes()).isEqualTo(24);
                    assertThat(e.wantedBytes()).isEqualTo(32);
                })
                .hasMessageContaining("capacity is 24 bytes");
        assertThat(buffer.limit(256).get(24)).isEqualTo((byte) 0xff);
    }

    @Test
    void refusesANestOfMoreThan65535Bytes() {
        MessageWriter large = new MessageWriter(dirty(1 << 18));
        large.begin(16, 5, 1);
        int nest = large.beginNest(18);
        large.bytes(1, new byte[40_000]).bytes(1, new byte[40_000]);

        assertThatThrownBy(() -> large.endNest(nest)).isInstanceOf(MessageOverflowException.class);
        assertThatThrownBy(() -> large.bytes(1, new byte[65_532]))
                .isInstanceOf(MessageOverflowException.class)
                .hasMessageContaining("attribute 1 needs 65536 bytes, capacity is 65535 bytes");
    }

    @Test
    void startsAgainAfterReset() {
        writer.begin(16, 5, 1).end();
        writer.reset().begin(17, 5, 2).end();

        assertThat(hex()).isEqualTo("10000000110005000200000000000000");
    }

    private String hex() {
        byte[] bytes = new byte[writer.lengthBytes()];
        buffer.get(0, bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A buffer that was used before, so that missing padding shows. */
    private static ByteBuffer dirty(int capacityBytes) {
        byte[] bytes = new byte[capacityBytes];
        Arrays.fill(bytes, (byte) 0xff);
        return ByteBuffer.allocateDirect(capacityBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(0, bytes);
    }
}
