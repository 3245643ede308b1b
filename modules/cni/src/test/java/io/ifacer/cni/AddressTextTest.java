package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({"10.0.0.1, 0a000001", "0.0.0.0, 0", "255.255.255.255, ffffffff", "192.168.1.254, c0a801fe"})
    void ipv4IsFourNumbers(String text, String hex) {
        assertThat(Ipv4Text.parse(text)).hasValue(Integer.parseUnsignedInt(hex, 16));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                "1",
                "10.0.1",
                "10.0.0.256",
                "10.0.0.01",
                "10.0.0.1.1",
                "10.0.0.-1",
                "0x0a.0.0.1",
                "localhost",
                "1.2.3.4 "
            })
    void nothingElseIsIpv4(String text) {
        assertThat(Ipv4Text.parse(text)).isEmpty();
    }

    /** The examples of RFC 5952 section 4, and the corners of "::". */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "::, ::",
        "::1, ::1",
        "fd00::, fd00::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "64:ff9b::10.0.0.1, 64:ff9b::a00:1",
        "1:2:3:4:5:6:10.0.0.1, 1:2:3:4:5:6:a00:1"
    })
    void ipv6HasOneCanonicalText(String text, String canonical) {
        assertThat(Ipv6Text.parse(text).map(Ipv6Text::canonical)).contains(canonical);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "1::2::3",
                "::12345",
                "::g",
                "fe80::1%eth0",
                "[::1]",
                "10.0.0.1",
                "10.0.0.1::",
                "::10.0.0.1:1",
                "1:2:3:4:5:6:7:10.0.0.1",
                "localhost",
                "::1 ",
                ":1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7:"
            })
    void nothingElseIsIpv6(String text) {
        assertThat(Ipv6Text.parse(text)).isEmpty();
    }

    /** Against the JDK's reader, on addresses full of zeros so that every place of the gap comes up. */
    @Test
    void canonicalTextReadsBackTheSame() throws UnknownHostException {
        Random random = new Random(20261101);
        for (int round = 0; round < 5_000; round++) {
            int[] groups = random.ints(8, 0, 4)
                    .map(i -> i == 0 ? 0x12AB : i == 1 ? 1 : 0)
                    .toArray();
            String text = Ipv6Text.canonical(groups);

            assertThat(Ipv6Text.parse(text))
                    .as(text)
                    .hasValueSatisfying(again -> assertThat(again).containsExactly(groups));
            assertThat(groupsOf(InetAddress.getByName(text).getAddress()))
                    .as(text)
                    .containsExactly(groups);
        }
    }

    private static int[] groupsOf(byte[] address) {
        int[] groups = new int[address.length / 2];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (address[2 * i] & 0xFF) << 8 | (address[2 * i + 1] & 0xFF);
        }
        return groups;
    }
}
