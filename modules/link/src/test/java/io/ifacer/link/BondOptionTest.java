package io.ifacer.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The table in the code against what was measured of the kernel. */
class BondOptionTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/bond-options.csv")
    void isAsMeasured(
            String name, int attribute, long min, long max, String modes, String when, int place, String symbols) {
        BondOption option = named(name);

        assertThat(option.attribute()).isEqualTo(attribute);
        assertThat(option.min()).isEqualTo(min);
        assertThat(option.max()).isEqualTo(max);
        assertThat(modesOf(option)).isEqualTo(modes);
        assertThat(option.when().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .isEqualTo(when);
        assertThat(List.of(BondOption.values()).indexOf(option) + 2)
                .as("the mode comes first")
                .isEqualTo(place);
        assertThat(option.symbols().isEmpty() ? "-" : String.join(" ", option.symbols()))
                .isEqualTo(symbols);
    }

    @Test
    void everyOptionIsMeasured() {
        assertThat(BondOption.values()).hasSize(30);
    }

    @Test
    void aValueReadsAsInIpLink() {
        assertThat(BondOption.LACP_RATE.describe(new BondValue.Num(1))).isEqualTo("fast");
        assertThat(BondOption.XMIT_HASH_POLICY.describe(new BondValue.Num(9))).isEqualTo("9");
        assertThat(BondOption.MIIMON.describe(new BondValue.Num(100))).isEqualTo("100");
        assertThat(BondOption.PRIMARY.describe(new BondValue.PortName("ens192")))
                .isEqualTo("ens192");
    }

    private static BondOption named(String name) {
        return Arrays.stream(BondOption.values())
                .filter(option -> option.kernelName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String modesOf(BondOption option) {
        return Arrays.stream(BondMode.values())
                .filter(option::allowedIn)
                .map(mode -> Integer.toString(mode.number()))
                .collect(Collectors.joining());
    }
}
