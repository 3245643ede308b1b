package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.PortOption;
import io.ifacer.link.desired.DesiredLink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** queue_id and prio: what bond.options says of single ports. */
class PortOptionsTest {

    private static final List<String> PORTS = List.of("eth1", "eth2");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue_id=eth1:2,eth2:3;prio=eth1:-10",
                " QUEUE_ID = eth1 : 2 , eth2:3 ; prio=eth1:-10",
                "queue_id=[\"eth1:2\",\"eth2:3\"];prio=[\"eth1:-10\"]",
                "prio=eth1:-10;queue_id=eth2:3,eth1:2;prio=eth1:-10"
            })
    void eachPortGetsItsOwn(String text) throws CniException {
        BondOptions options = parse(text, BondMode.ACTIVE_BACKUP);

        assertThat(options.portOptions())
                .containsExactly(
                        Map.entry("eth1", Map.of(PortOption.QUEUE_ID, 2, PortOption.PRIO, -10)),
                        Map.entry("eth2", Map.of(PortOption.QUEUE_ID, 3)));
        assertThat(options.values()).containsOnlyKeys(BondOption.MIIMON);
        assertThat(options.warnings()).isEmpty();
    }

    @Test
    void theyAreThoseOfTheWantedBond() throws CniException {
        Want want =
                Requests.want("\"interfaces\":[\"eth1\",\"eth2\"],\"bond\":{\"mode\":1,\"options\":\"prio=eth2:7\"}");

        assertThat(want.links())
                .first()
                .isInstanceOfSatisfying(
                        DesiredLink.Bond.class,
                        bond -> assertThat(bond.portOptions()).isEqualTo(Map.of("eth2", Map.of(PortOption.PRIO, 7))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "queue_id=2 | '2' is not INTERFACE:NUMBER; allowed is INTERFACE:NUMBER, more of them with commas between, an interface of eth1, eth2 and an integer from 0 to 255",
                "queue_id= | '' is not INTERFACE:NUMBER",
                "queue_id=eth3:2 | 'eth3' is not among the interfaces",
                "queue_id=eth1:256 | '256' is out of range",
                "queue_id=eth1:-1 | '-1' is out of range",
                "queue_id=eth1:x | 'x' is out of range",
                "queue_id=eth1:2,eth1:3 | the interface eth1 is there twice",
                "queue_id=eth1:2,eth2:2 | queue 2 is given to eth2 and to another interface",
                "queue_id=eth1:2;queue_id=eth1:3 | the option was given before with other values",
                "queue_id=[eth1:2 | it begins with '[' and is not a list in JSON",
                "prio=eth1:2147483648 | '2147483648' is out of range; allowed is INTERFACE:NUMBER, more of them with commas between, an interface of eth1, eth2 and an integer from -2147483648 to 2147483647"
            })
    void whatIsWrongIsNamedWithWhatIsAllowed(String text, String why) {
        CniError error = refused(text, BondMode.ACTIVE_BACKUP);

        assertThat(error.code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(error.msg())
                .startsWith("invalid bond option " + text.substring(0, text.indexOf('=')))
                .contains("(mode active-backup): ", why);
    }

    @Test
    void aPriorityIsOfTheModesWithAnActivePort() {
        assertThat(refused("prio=eth1:1", BondMode.IEEE_802_3AD).msg())
                .isEqualTo("invalid bond option prio=eth1:1 (mode 802.3ad): the mode does not have this option, only"
                        + " active-backup (1), balance-tlb (5), balance-alb (6) has it");
    }

    @Test
    void noQueueMayBeGivenToAll() throws CniException {
        assertThat(parse("queue_id=eth1:0,eth2:0", BondMode.BALANCE_RR).portOptions())
                .hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "queue_id=eth1:17 | above the 16 queues of a bond",
                "prio=eth1:1;primary=eth2 | prio does nothing while the primary has its link"
            })
    void whatIsLegalAndMayDoNothingIsWarnedOf(String text, String word) throws CniException {
        assertThat(parse(text, BondMode.ACTIVE_BACKUP).warnings())
                .singleElement()
                .asString()
                .contains(word);
    }

    @Test
    void aTypoIsHintedAt() {
        assertThat(refused("queueid=eth1:1", BondMode.ACTIVE_BACKUP).msg()).endsWith("did you mean queue_id?");
    }

    /** Nothing prefers one port to another (drivers/net/bonding/bond_main.c, bond_choose_primary_or_current). */
    @Test
    void aReselectionWithoutAnythingToPreferIsToldOf() throws CniException {
        assertThat(parse("primary_reselect=failure", BondMode.ACTIVE_BACKUP).warnings())
                .containsExactly(
                        "bond option primary_reselect does nothing without primary, or a prio of one of the interfaces");
        assertThat(parse("primary_reselect=failure;primary=eth1", BondMode.ACTIVE_BACKUP)
                        .warnings())
                .isEmpty();
        assertThat(parse("primary_reselect=failure;prio=eth1:10", BondMode.ACTIVE_BACKUP)
                        .warnings())
                .isEmpty();
    }

    private static BondOptions parse(String text, BondMode mode) throws CniException {
        return BondOptions.parse(text, mode, PORTS, UnknownOptions.REFUSE);
    }

    private static CniError refused(String text, BondMode mode) {
        return catchThrowableOfType(CniException.class, () -> parse(text, mode)).error();
    }
}
