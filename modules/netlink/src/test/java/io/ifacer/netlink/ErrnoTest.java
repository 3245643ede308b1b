package io.ifacer.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrnoTest {

    @Test
    void namesNumbers() {
        assertThat(Errno.describe(16)).isEqualTo("EBUSY (16): Device or resource busy");
        assertThat(Errno.of(105)).isEqualTo(Errno.ENOBUFS);
        assertThat(Errno.ENOTEMPTY.number()).isEqualTo(39);
    }

    @Test
    void saysTheNumberOfUnnamedOnes() {
        assertThat(Errno.of(4000)).isNull();
        assertThat(Errno.describe(4000)).isEqualTo("errno 4000");
    }
}
