package io.ifacer.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkRouteTest {

    @ParameterizedTest
    @CsvSource({
        "fe80::1, true",
        "febf::1, true",
        "fec0::1, false",
        "fe8::1, false",
        "2001:db8::1, false",
        "169.254.1.1, false"
    })
    void linkLocalIsFe80With10Bits(String address, boolean linkLocal) {
        assertThat(new LinkAddress(address, 64).isLinkLocal()).isEqualTo(linkLocal);
    }

    @Test
    void readsAsIpRouteShowsIt() {
        assertThat(new LinkRoute("", 0, "192.0.2.1", 254, 3, 1)).hasToString("default via 192.0.2.1");
        assertThat(new LinkRoute("10.9.0.0", 16, "fe80::1", 1000, 3, 1))
                .hasToString("10.9.0.0/16 via fe80::1 table 1000");
        assertThat(new LinkRoute("192.0.2.0", 24, "", 254, 2, 1)).hasToString("192.0.2.0/24");
        assertThat(new LinkRoute("10.9.0.0", 16, "", 7, 254, 3, 1)).hasToString("10.9.0.0/16 nhid 7");
    }

    /** As captured of a 6.1 kernel. */
    @Test
    void whatTheKernelMakesByItselfIsIncidental() {
        assertThat(new LinkRoute("192.0.2.0", 24, "", 254, 2, 1).isIncidental()).isTrue();
        assertThat(new LinkRoute("192.0.2.10", 32, "", 255, 2, 2).isIncidental())
                .isTrue();
        assertThat(new LinkRoute("ff00::", 8, "", 255, 2, 5).isIncidental()).isTrue();
        assertThat(new LinkRoute("", 0, "192.0.2.1", 254, 3, 1).isIncidental()).isFalse();
        assertThat(new LinkRoute("", 0, "fe80::1", 254, 9, 1).isIncidental())
                .as("a router's advertisement")
                .isFalse();
    }
}
