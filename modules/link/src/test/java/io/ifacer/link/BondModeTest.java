package io.ifacer.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BondModeTest {

    @ParameterizedTest
    @CsvSource({
        "0, balance-rr",
        "1, active-backup",
        "2, balance-xor",
        "3, broadcast",
        "4, 802.3ad",
        "5, balance-tlb",
        "6, balance-alb"
    })
    void numbersAndNamesAreTheKernels(int number, String name) {
        assertThat(BondMode.ofNumber(number)).hasToString(name);
        assertThat(BondMode.ofNumber(number).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 7})
    void otherNumbersAreRefused(int number) {
        assertThatThrownBy(() -> BondMode.ofNumber(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bond mode " + number);
    }

    @Test
    void thereAreSeven() {
        assertThat(BondMode.values()).hasSize(7);
    }
}
