package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondOption.When;
import io.ifacer.link.BondOption.Wire;
import io.ifacer.link.BondValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * bond-options.json, where the kernel's behaviour was measured, against {@link BondOption} and against what the parser
 * makes of every value at and beside every bound.
 */
class BondOptionTableTest {

    private static final JsonNode MEASURED = read();
    private static final List<String> PORTS = List.of("eth1", "eth2");

    @Test
    void theOptionsAreThoseMeasuredInTheKernelsOrder() {
        List<String> measured = options()
                .sorted(Comparator.comparingInt(
                        option -> option.path("apply_order_in_one_message").asInt()))
                .map(option -> option.path("name").asText())
                .toList();
        assertThat(Stream.of(BondOption.values()).map(BondOption::kernelName)).containsExactlyElementsOf(measured);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theTableAgreesWithTheMeasured(BondOption option, JsonNode row) {
        assertThat(option.attribute())
                .as("attribute")
                .isEqualTo(row.path("ifla").asInt());
        assertThat(option.wire())
                .as("wire type")
                .isEqualTo(wire(row.path("wire_type").asText()));
        assertThat(option.min()).as("min").isEqualTo(row.path("min").asLong());
        assertThat(option.max()).as("max").isEqualTo(row.path("max").asLong());
        assertThat(option.symbols()).as("symbols").isEqualTo(symbols(row));
        assertThat(modes(option)).as("modes").isEqualTo(modes(row));
        assertThat(option.when()).as("when").isEqualTo(when(row));
    }

    @ParameterizedTest(name = "{0}={1}, mode {2}: {3}")
    @MethodSource("numbers")
    void everyBoundAndItsNeighbourBehave(BondOption option, long number, BondMode mode, boolean allowed)
            throws CniException {
        String text = option.kernelName() + "=" + number + monitorFor(option);
        if (allowed) {
            assertThat(parse(text, mode).values()).containsEntry(option, new BondValue.Num(number));
        } else {
            assertThatThrownBy(() -> parse(text, mode))
                    .isInstanceOf(CniException.class)
                    .hasMessageContaining(option.kernelName() + "=" + number)
                    .hasMessageContaining("mode " + mode.kernelName())
                    .hasMessageContaining("out of range; allowed is");
        }
    }

    @ParameterizedTest(name = "{0}={1} is {2}, mode {3}")
    @MethodSource("symbolsOfAll")
    void everySymbolIsItsNumber(BondOption option, String symbol, long number, BondMode mode) throws CniException {
        assertThat(parse(option.kernelName() + "=" + symbol + monitorFor(option), mode)
                        .values())
                .containsEntry(option, new BondValue.Num(number));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("modesThatLackIt")
    void anOptionIsRefusedWhereTheKernelAnsweredEacces(BondOption option, BondMode mode) {
        assertThatThrownBy(() -> parse(option.kernelName() + "=1", mode))
                .isInstanceOf(CniException.class)
                .hasMessageContaining("the mode does not have this option");
    }

    static Stream<Arguments> rows() {
        return options().map(row -> arguments(optionOf(row), row));
    }

    static Stream<Arguments> numbers() {
        return numeric().flatMap(row -> {
            BondOption option = optionOf(row);
            BondMode mode = anyMode(row);
            long min = row.path("min").asLong();
            long max = row.path("max").asLong();
            return Stream.of(
                    arguments(option, min - 1, mode, false),
                    arguments(option, min, mode, true),
                    arguments(option, min + 1, mode, true),
                    arguments(option, max - 1, mode, true),
                    arguments(option, max, mode, true),
                    arguments(option, max + 1, mode, false));
        });
    }

    static Stream<Arguments> symbolsOfAll() {
        return numeric()
                .flatMap(row -> row.path("enum").properties().stream()
                        .map(entry -> arguments(
                                optionOf(row),
                                entry.getValue().asText(),
                                Long.parseLong(entry.getKey()),
                                anyMode(row))));
    }

    static Stream<Arguments> modesThatLackIt() {
        return options()
                .flatMap(row -> Stream.of(BondMode.values())
                        .filter(mode -> !modes(row).contains(mode))
                        .map(mode -> arguments(optionOf(row), mode)));
    }

    /** What must stand beside the option so that only its own value decides. */
    private static String monitorFor(BondOption option) {
        return switch (option) {
            case ARP_VALIDATE -> ";arp_interval=100";
            // A miimon of one millisecond divides every delay.
            case UPDELAY, DOWNDELAY, PEER_NOTIF_DELAY -> ";miimon=1";
            default -> "";
        };
    }

    private static BondOptions parse(String text, BondMode mode) throws CniException {
        return BondOptions.parse(text, mode, PORTS, UnknownOptions.REFUSE);
    }

    private static Stream<JsonNode> options() {
        return StreamSupport.stream(MEASURED.path("bond_options").spliterator(), false)
                .filter(row -> !row.path("name").asText().equals("mode"));
    }

    private static Stream<JsonNode> numeric() {
        return options().filter(row -> switch (optionOf(row).wire()) {
            case U8, U16, U32 -> true;
            case IFINDEX, IPV4_LIST, IPV6_LIST, MAC -> false;
        });
    }

    private static BondOption optionOf(JsonNode row) {
        return Stream.of(BondOption.values())
                .filter(option -> option.kernelName().equals(row.path("name").asText()))
                .findFirst()
                .orElseThrow();
    }

    private static BondMode anyMode(JsonNode row) {
        return modes(row).get(0);
    }

    private static List<BondMode> modes(JsonNode row) {
        List<BondMode> modes = new ArrayList<>();
        row.path("valid_modes").forEach(mode -> modes.add(BondMode.ofNumber(mode.asInt())));
        return modes;
    }

    private static List<BondMode> modes(BondOption option) {
        return Stream.of(BondMode.values()).filter(option::allowedIn).toList();
    }

    private static List<String> symbols(JsonNode row) {
        long min = row.path("min").asLong();
        return IntStream.range(0, row.path("enum").size())
                .mapToObj(i -> row.path("enum").path(Long.toString(min + i)).asText())
                .toList();
    }

    private static Wire wire(String text) {
        return text.startsWith("u32 ifindex")
                ? Wire.IFINDEX
                : text.contains("be32")
                        ? Wire.IPV4_LIST
                        : text.contains("16-byte addresses")
                                ? Wire.IPV6_LIST
                                : text.contains("MAC") ? Wire.MAC : Wire.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static When when(JsonNode row) {
        if (row.path("name").asText().equals("active_slave")) {
            return When.HAS_PORT;
        }
        if (row.path("settable_only_without_slaves").asBoolean()) {
            return When.NO_PORTS;
        }
        return row.path("settable_only_while_down").asBoolean() ? When.DOWN : When.ANY;
    }

    private static JsonNode read() {
        try (InputStream json = BondOptionTableTest.class.getResourceAsStream("/bond-options.json")) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
