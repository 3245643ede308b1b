package io.ifacer.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeReaderTest {

    @Test
    void masksTheTypeBits() {
        AttributeReader reader = on("0800 12c0 00000000");

        assertThat(reader.next()).isTrue();
        assertThat(reader.type()).isEqualTo(0x12);
        assertThat(reader.isNested()).isTrue();
        assertThat(reader.rawType()).isEqualTo(0xc012);
    }

    @Test
    void readsBigEndianNumbersWhateverTheOrder() {
        assertThat(first("0600 0500 8100 0000").be16()).isEqualTo(0x8100);
        assertThat(first("0600 0500 0081 0000").u16()).isEqualTo(0x8100);
    }

    @Test
    void readsUnsignedAndSigned() {
        assertThat(first("0500 0100 ff000000").u8()).isEqualTo(255);
        assertThat(first("0800 0100 ffffffff").u32()).isEqualTo(4294967295L);
        assertThat(first("0800 0100 ffffffff").s32()).isEqualTo(-1);
        assertThat(first("0c00 0100 0100000000000080").u64()).isEqualTo(Long.MIN_VALUE + 1);
    }

    @Test
    void endsAStringAtItsNulOrAtTheEnd() {
        assertThat(first("0900 0300 626f6e6400 000000").string()).isEqualTo("bond");
        assertThat(first("0800 0300 626f6e64").string()).isEqualTo("bond");
        assertThat(first("0400 0300").string()).isEmpty();
        assertThat(first("0800 0300 626f6e64").stringEquals("bond")).isTrue();
        assertThat(first("0800 0300 626f6e64").stringEquals("bon")).isFalse();
        assertThat(first("0700 0300 626f6e00").stringEquals("bond")).isFalse();
    }

    @Test
    void keepsAMappedIpv6AddressIpv6() {
        assertThat(first("1400 0000 00000000000000000000ffffc0000201").ipv6().getAddress())
                .hasSize(16);
    }

    @Test
    void entersANestAndComesBack() {
        AttributeReader outer = on("0c00 1200 0800 0100 07000000 0400 0200");
        outer.next();
        AttributeReader inner = new AttributeReader().enter(outer);

        assertThat(inner.next()).isTrue();
        assertThat(inner.s32()).isEqualTo(7);
        assertThat(inner.next()).isFalse();
        assertThat(outer.next()).isTrue();
        assertThat(outer.type()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000 0100", "0300 0100", "0900 0100 00000000", "ffff 0100"})
    void refusesALengthThatIsNoAttribute(String hex) {
        assertThatThrownBy(on(hex)::next)
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("wanted an attribute length between 4 and");
    }

    @Test
    void refusesBytesLeftOver() {
        AttributeReader reader = on("0400 0100 0000");
        reader.next();

        assertThatThrownBy(reader::next).isInstanceOfSatisfying(MalformedMessageException.class, e -> {
            assertThat(e.offset()).isEqualTo(4);
            assertThat(e.wanted()).isEqualTo("a 4-byte attribute header");
            assertThat(e.found()).isEqualTo("2 bytes");
        });
    }

    @Test
    void refusesAPayloadShorterThanItsType() {
        assertShort("0400 0100", AttributeReader::u8);
        assertShort("0500 0100 00000000", AttributeReader::u16);
        assertShort("0500 0100 00000000", AttributeReader::be16);
        assertShort("0700 0100 00000000", AttributeReader::s32);
        assertShort("0800 0100 00000000", AttributeReader::u64);
        assertShort("0800 0100 00000000", reader -> reader.s32At(4));
        assertShort("0900 0100 0000000000000000", AttributeReader::ethernetAddress);
        assertShort("0700 0100 00000000", AttributeReader::ipv4);
        assertShort("0800 0100 00000000", AttributeReader::ipv6);
    }

    @Test
    void refusesAHardwareAddressOfMoreThan32Bytes() {
        assertThatThrownBy(() -> first("2500 0100" + "00".repeat(36)).hardwareAddress())
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("at most 32 bytes, found 33 bytes");
    }

    private static void assertShort(String hex, Consumer<AttributeReader> read) {
        AttributeReader reader = first(hex);
        assertThatThrownBy(() -> read.accept(reader))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("bytes in attribute 1, found");
    }

    private static AttributeReader first(String hex) {
        AttributeReader reader = on(hex);
        reader.next();
        return reader;
    }

    private static AttributeReader on(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return new AttributeReader().wrap(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 0, bytes.length);
    }
}
