package io.ifacer.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"e", "eth0", "bond0.200", "sp_bond0", "enp129s0f0np0.1", "...", "eth0@1", "änderung"})
    void theKernelTakesIt(String name) {
        assertThat(LinkName.fault(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a b", "a/b", "a:b", "a\tb", "a\nb", "a\u000bb", "a\u0000b", "\u00e0"})
    void theKernelRefusesIt(String name) {
        assertThat(LinkName.fault(name)).isPresent(); // U+00E0 is C3 A0: its second byte is a blank for the kernel
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u001b[2J", "a\u007f", "a\u009b1m", "a\u202eb", "a\u2028b", "a\u200bb"})
    void theKernelTakesItAndNobodyMayAskForIt(String name) {
        assertThat(LinkName.fault(name)).isEmpty();
        assertThat(LinkName.faultToAskFor(name))
                .hasValueSatisfying(fault -> assertThat(fault).contains("control or format character"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bond0.200", "änderung", "a\\u001b"})
    void itMayBeAskedFor(String name) {
        assertThat(LinkName.faultToAskFor(name)).isEmpty();
    }

    @Test
    void sixteenBytesAreOneTooMany() {
        assertThat(LinkName.fault("enp129s0f0np0.10"))
                .hasValue("is 16 bytes long, the kernel's limit for an interface name is 15");
    }

    @Test
    void aNameToFindALinkByMayBeAnAltname() {
        assertThat(LinkName.faultOfAny("enp129s0f0np0.10")).isEmpty();
        assertThat(LinkName.faultOfAny("x".repeat(127))).isEmpty();
        assertThat(LinkName.faultOfAny("x".repeat(128)))
                .hasValue("is 128 bytes long, the kernel's limit is 15 for an interface name and 127 for an altname");
        assertThat(LinkName.faultOfAny("a b")).isPresent();
        assertThat(LinkName.faultOfAny("")).isPresent();
    }

    @Test
    void bytesCountAndNotCharacters() {
        assertThat(LinkName.fault("ünterführung.10"))
                .hasValue("is 17 bytes long, the kernel's limit for an interface name is 15");
    }
}
