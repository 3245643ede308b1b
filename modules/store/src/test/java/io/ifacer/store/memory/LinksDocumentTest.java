package io.ifacer.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.PortOption;
import io.ifacer.link.desired.DesiredLink;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LinksDocumentTest {

    @Test
    void isMadeForPeopleToRead() {
        assertThat(LinksDocument.write(List.of(Samples.BOND, Samples.VLAN))).isEqualTo("""
                {
                "version": 1,
                "crc32c": "9308df10",
                "links": [
                {"bond":"bond0","mode":"active-backup","ports":["ens1","ens2"],"options":{"miimon":100,"arp_ip_target":["10.0.0.1","10.0.0.2"],"primary":"ens1","fail_over_mac":"active"},"mtu":9000},
                {"vlan":"bond0.200","lower":"bond0","id":200}
                ]
                }
                """);
    }

    @Test
    void isReadAsItWasWritten() throws MalformedException {
        List<DesiredLink> links = List.of(Samples.BOND, Samples.VLAN, Samples.OTHER_VLAN);

        assertThat(LinksDocument.read(LinksDocument.write(links))).isEqualTo(links);
        assertThat(LinksDocument.read(LinksDocument.write(List.of()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(BondOption.class)
    void everyOptionIsReadAsItWasWritten(BondOption option) throws MalformedException {
        for (BondValue value : valuesOf(option)) {
            Map<BondOption, BondValue> options = new EnumMap<>(Map.of(option, value));
            DesiredLink bond = new DesiredLink.Bond("b", BondMode.BALANCE_RR, List.of("p1", "p2"), options, 0);

            assertThat(LinksDocument.read(LinksDocument.write(List.of(bond)))).containsExactly(bond);
        }
    }

    @ParameterizedTest
    @EnumSource(PortOption.class)
    void everyOptionOfAPortIsReadAsItWasWritten(PortOption option) throws MalformedException {
        DesiredLink bond = new DesiredLink.Bond(
                "b",
                BondMode.ACTIVE_BACKUP,
                List.of("p1", "p2"),
                Map.of(),
                0,
                Map.of("p1", Map.of(option, option.min()), "p2", Map.of(option, option.max())));

        assertThat(LinksDocument.read(LinksDocument.write(List.of(bond)))).containsExactly(bond);
    }

    @Test
    void whatIsDeclaredOfSinglePortsIsReadAsItWasWritten() throws MalformedException {
        Map<String, Map<PortOption, Integer>> ports =
                Map.of("p2", Map.of(PortOption.PRIO, Integer.MIN_VALUE, PortOption.QUEUE_ID, 255));
        DesiredLink bond = new DesiredLink.Bond("b", BondMode.ACTIVE_BACKUP, List.of("p1", "p2"), Map.of(), 0, ports);

        assertThat(LinksDocument.read(LinksDocument.write(List.of(bond)))).containsExactly(bond);
    }

    @Test
    void whatLinksStandOnMayBeRememberedByAltnames() throws MalformedException {
        String longest = "x".repeat(127);
        DesiredLink bond = new DesiredLink.Bond(
                "b",
                BondMode.ACTIVE_BACKUP,
                List.of(longest, "p2"),
                Map.of(BondOption.PRIMARY, new BondValue.PortName(longest)),
                0,
                Map.of(longest, Map.of(PortOption.QUEUE_ID, 2)));
        DesiredLink vlan = new DesiredLink.Vlan("v", longest, 7, 0);

        assertThat(LinksDocument.read(LinksDocument.write(List.of(bond, vlan)))).containsExactly(bond, vlan);
        DesiredLink tooLong = new DesiredLink.Vlan("v", longest + "x", 7, 0);
        assertThatThrownBy(() -> LinksDocument.read(LinksDocument.write(List.of(tooLong))))
                .hasMessageContaining("lower");
    }

    private static List<BondValue> valuesOf(BondOption option) {
        List<BondValue> values = new ArrayList<>();
        switch (option.wire()) {
            case U8, U16, U32 -> {
                values.add(new BondValue.Num(option.min()));
                values.add(new BondValue.Num(option.max()));
            }
            case IFINDEX -> values.add(new BondValue.PortName("p1"));
            case IPV4_LIST, IPV6_LIST -> values.add(new BondValue.Addresses(List.of("a", "b")));
            case MAC -> values.add(new BondValue.Mac("02:00:00:00:00:01"));
        }
        return values;
    }

    @Test
    void everyFieldHasItsPlace() {
        assertThat(DesiredLink.Vlan.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactly("name", "lower", "id", "mtuBytes");
        assertThat(DesiredLink.Bond.class.getRecordComponents())
                .as("one that is not written would be lost at a restart")
                .extracting(RecordComponent::getName)
                .containsExactly("name", "mode", "ports", "options", "mtuBytes", "portOptions");
    }

    @Test
    void everySingleFlippedBitIsFound() {
        byte[] text = LinksDocument.write(List.of(Samples.BOND, Samples.VLAN)).getBytes(StandardCharsets.ISO_8859_1);
        List<Integer> trusted = new ArrayList<>();
        for (int bit = 0; bit < text.length * 8; bit++) {
            byte[] flipped = text.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                LinksDocument.read(new String(flipped, StandardCharsets.ISO_8859_1));
                trusted.add(bit);
            } catch (MalformedException e) {
                // found
            }
        }
        // what separates the tokens means nothing: one kind of blank or newline may have become another
        assertThat(trusted).allSatisfy(bit -> assertThat(text[bit / 8]).isIn((byte) '\n', (byte) ' '));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"version": 2, "crc32c": "00000000", "links": []}              | it has version 2, this ifacerd reads version 1
                    {"crc32c": "00000000", "links": []}                            | the whole has no 'version'
                    {"version": 1, "crc32c": "00000001", "links": []}              | its checksum is 00000000, it says 00000001
                    {"version": 1, "crc32c": "00000000", "links": [], "x": 1}      | the whole has members that this format does not know: x
                    {"version": 1, "crc32c": "00000000", "links": {}}              | the whole: 'links' is not a list
                    {"version": 1, "crc32c": "00000000"                            | it is not JSON, see line 1
                    []                                                             | the whole is not a JSON object
                    {"version": 1, "crc32c": "4aea0399", "links": [{"vlan":"a"}]}  | link 1 has no 'lower'
                    """)
    void whatIsWrongIsNamed(String text, String message) {
        assertThatThrownBy(() -> LinksDocument.read(text)).hasMessageContaining(message);
    }
}
