package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ifacer.link.BondMode;
import io.ifacer.link.BondOption;
import io.ifacer.link.BondValue;
import io.ifacer.link.PortOption;
import io.ifacer.link.desired.DesiredLink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the number of interfaces, bond and vlanID. */
class WantTest {

    private static final String BOND = "\"bond\":{\"name\":\"bond0\",\"mode\":1,\"options\":\"\"}";
    private static final DesiredLink.Bond BOND0 = new DesiredLink.Bond(
            "bond0",
            BondMode.ACTIVE_BACKUP,
            List.of("eth1", "eth2"),
            Map.of(BondOption.MIIMON, new BondValue.Num(100)),
            DesiredLink.MTU_UNDECLARED);

    @Test
    void oneInterfaceWithoutVlanIsNothingToDo() throws CniException {
        Want want = Requests.want("\"interfaces\":[\"eth1\"]");

        assertThat(want.links()).isEmpty();
        assertThat(want.interfaces()).containsExactly("eth1");
        assertThat(want.warnings()).isEmpty();
    }

    @Test
    void oneInterfaceWithVlanIsThatVlan() throws CniException {
        Want want = Requests.want("\"interfaces\":[\"eth1\"],\"vlanID\":100,\"mtu\":1400");

        assertThat(want.links()).containsExactly(new DesiredLink.Vlan("eth1.100", "eth1", 100, 1400));
        assertThat(want.warnings()).isEmpty();
    }

    @ParameterizedTest(name = "vlanID {0}: {1} link")
    @CsvSource({"0, 0", "100, 1"})
    void oneInterfaceIgnoresTheBondWithAWordWhateverItSays(int vlanId, int links) throws CniException {
        Want want = Requests.want("\"interfaces\":[\"eth1\"],\"vlanID\":" + vlanId
                + ",\"bond\":{\"name\":\"eth1\",\"options\":\"typo=1\"}");

        assertThat(want.links()).hasSize(links);
        assertThat(want.warnings())
                .containsExactly("bond is ignored: there is one interface, a bond is made of two or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u001b[2J", "a\\nb", "a\\u202eb", "a\\u009b1m", "a\\u007f"})
    void aNameThatCannotBeReadIsRefusedWhereverItStands(String json) {
        for (String config : List.of(
                "\"interfaces\":[\"" + json + "\"],\"vlanID\":7",
                "\"interfaces\":[\"eth1\",\"eth2\"],\"bond\":{\"name\":\"" + json + "\",\"mode\":1}")) {
            CniException refusal = catchThrowableOfType(CniException.class, () -> Requests.want(config));

            assertThat(refusal.error().code()).isEqualTo(CniCode.INVALID_CONFIG);
            assertThat(refusal).hasMessageContaining("holds a c").hasMessageMatching("\\P{Cntrl}*");
        }
    }

    @Test
    void moreInterfacesWithoutBondAreNothingToDoWithAWord() throws CniException {
        Want want = Requests.want("\"interfaces\":[\"eth1\",\"eth2\"],\"vlanID\":100");

        assertThat(want.links()).isEmpty();
        assertThat(want.warnings())
                .containsExactly(
                        "vlanID 100 is ignored: there are 2 interfaces and no bond",
                        "nothing is made: there are 2 interfaces and no bond");
    }

    @Test
    void moreInterfacesWithBondAreThatBond() throws CniException {
        Want want = Requests.want("\"interfaces\":[\"eth1\",\"eth2\"]," + BOND);

        assertThat(want.links()).containsExactly(BOND0);
        assertThat(want.interfaces()).containsExactly("eth1", "eth2");
        assertThat(want.warnings()).isEmpty();
    }

    @Test
    void moreInterfacesWithBondAndVlanAreBothLowersFirst() throws CniException {
        Want want = Requests.want("\"interfaces\":[\"eth1\",\"eth2\"],\"vlanID\":4094," + BOND);

        assertThat(want.links())
                .containsExactly(BOND0, new DesiredLink.Vlan("bond0.4094", "bond0", 4094, DesiredLink.MTU_UNDECLARED));
    }

    @Test
    void theMtuIsThatOfAllThatIsMade() throws CniException {
        Want want = Requests.want("\"interfaces\":[\"eth1\",\"eth2\"],\"vlanID\":7,\"mtu\":9000," + BOND);

        assertThat(want.links())
                .allSatisfy(link -> assertThat(
                                link instanceof DesiredLink.Bond bond
                                        ? bond.mtuBytes()
                                        : ((DesiredLink.Vlan) link).mtuBytes())
                        .isEqualTo(9000));
    }

    @Test
    void theBondsNameHasADefault() throws CniException {
        assertThat(Requests.want("\"interfaces\":[\"eth1\",\"eth2\"],\"vlanID\":7,\"bond\":{}")
                        .links())
                .extracting(DesiredLink::name)
                .containsExactly("sp_bond0", "sp_bond0.7");
    }

    @Test
    void aThousandMistakesAreNotAThousandWarnings() throws CniException {
        Want want = Requests.want(
                "\"interfaces\":[\"a\",\"b\"],\"bond\":{\"options\":\"" + "typo=1;".repeat(1_000) + "\"}",
                UnknownOptions.WARN);

        assertThat(want.warnings()).hasSize(33).last().isEqualTo("and 968 more such warnings");
    }

    @Test
    void warningsOfTheKeysAndOptionsComeAlong() throws CniException {
        Want want = Requests.want(
                "\"interfaces\":[\"a\",\"b\"],\"stray\":1,\"bond\":{\"options\":\"miimon=100;updelay=150;typo=1\"}",
                UnknownOptions.WARN);

        assertThat(want.warnings())
                .hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first).contains("stray"),
                        second -> assertThat(second).contains("typo"),
                        third -> assertThat(third).contains("updelay"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"enp129s0f0np0\"],\"vlanID\":100 | the vlan name 'enp129s0f0np0.100' is 17 bytes long, the kernel's limit for an interface name is 15",
                "[\"\"]                             | the interface name '' is empty",
                "[\"a/b\"]                          | the interface name 'a/b' holds a character",
                "[\"a\",\"b\",\"a\"],\"bond\":{}    | the interface a is there twice, each may be there once",
                "[\"a\",\"a\"]                      | the interface a is there twice, each may be there once",
                "[\"a\",\"b\"],\"bond\":{\"name\":\"b\"} | the bond b cannot be one of its own interfaces",
                "[\"a\",\"b\"],\"bond\":{\"name\":\"b 0\"} | the bond name 'b 0' holds a character",
                "[\"a\",\"b\"],\"bond\":{\"name\":\"0123456789ab\"},\"vlanID\":100 | the vlan name '0123456789ab.100' is 16 bytes long",
                "[\"a\",\"b.5\"],\"bond\":{\"name\":\"b\"},\"vlanID\":5 | the VLAN b.5 cannot be an interface of the bond it stands on"
            })
    void namesThatCannotBeAreRefused(String interfaces, String why) {
        CniError error = catchThrowableOfType(CniException.class, () -> Requests.want("\"interfaces\":" + interfaces))
                .error();
        assertThat(error.code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(error.msg()).startsWith("invalid config: " + why);
    }

    @Test
    void aNameThatIsTooLongComesWithWhatToDo() {
        assertThat(remedy("[\"enp129s0f0np0\"],\"vlanID\":100"))
                .isEqualTo(
                        "ask for a shorter 'vlanID', or name the interface by a shorter altname ('ip link property add"
                                + " dev enp129s0f0np0 altname NAME'), or give the card a shorter name in a udev rule");
        assertThat(remedy("[\"a\",\"b\"],\"bond\":{\"name\":\"0123456789ab\"},\"vlanID\":100"))
                .isEqualTo("ask for a shorter 'vlanID', or choose a shorter 'bond.name'");
        assertThat(remedy("[\"a\",\"b\"],\"bond\":{\"name\":\"0123456789abcdef\"}"))
                .isEqualTo("choose a shorter 'bond.name'");
        assertThat(remedy("[\"a\",\"b\"],\"bond\":{\"name\":\"b 0\"}"))
                .as("not too long")
                .isEmpty();
    }

    private static String remedy(String interfaces) {
        return catchThrowableOfType(CniException.class, () -> Requests.want("\"interfaces\":" + interfaces))
                .error()
                .details();
    }

    @Test
    void anInterfaceMayBeNamedByAnAltnameOfAnyLength() throws CniException {
        String longest = "x".repeat(127);

        assertThat(Requests.want(
                                "\"interfaces\":[\"" + longest + "\",\"a\"],\"bond\":{\"mode\":1,\"options\":\"primary="
                                        + longest + ";queue_id=" + longest + ":2\"}")
                        .links())
                .containsExactly(new DesiredLink.Bond(
                        "sp_bond0",
                        BondMode.ACTIVE_BACKUP,
                        List.of(longest, "a"),
                        Map.of(
                                BondOption.PRIMARY,
                                new BondValue.PortName(longest),
                                BondOption.MIIMON,
                                new BondValue.Num(100)),
                        DesiredLink.MTU_UNDECLARED,
                        Map.of(longest, Map.of(PortOption.QUEUE_ID, 2))));
        assertThat(catchThrowableOfType(
                                CniException.class, () -> Requests.want("\"interfaces\":[\"" + longest + "x\"]"))
                        .error()
                        .msg())
                .endsWith("is 128 bytes long, the kernel's limit is 15 for an interface name and 127 for an altname");
    }

    @Test
    void fifteenBytesAreFine() throws CniException {
        assertThat(Requests.want("\"interfaces\":[\"enp129s0f0n\"],\"vlanID\":100")
                        .links())
                .extracting(DesiredLink::name)
                .containsExactly("enp129s0f0n.100");
    }
}
