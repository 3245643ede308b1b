package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ifacer.link.BondMode;
import io.ifacer.link.desired.DesiredLink;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfacerConfigTest {

    @Test
    void everyKeyIsRead() throws CniException {
        IfacerConfig config = Requests.config("\"interfaces\":[\"a\",\"b\"],\"vlanID\":100,\"mtu\":9000,"
                + "\"bond\":{\"name\":\"bond7\",\"mode\":1,\"options\":\"miimon=50\"}");

        assertThat(config.interfaces()).containsExactly("a", "b");
        assertThat(config.vlanId()).isEqualTo(100);
        assertThat(config.mtuBytes()).isEqualTo(9000);
        assertThat(config.bond()).contains(new IfacerConfig.BondConfig("bond7", BondMode.ACTIVE_BACKUP, "miimon=50"));
        assertThat(config.warnings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", ",\"vlanID\":null,\"bond\":null,\"mtu\":null", ",\"vlanID\":0,\"mtu\":0"})
    void whatIsAbsentOrNullOrZeroIsUndeclared(String members) throws CniException {
        IfacerConfig config = Requests.config("\"interfaces\":[\"a\"]" + members);

        assertThat(config.vlanId()).isZero();
        assertThat(config.bond()).isEmpty();
        assertThat(config.mtuBytes()).isEqualTo(DesiredLink.MTU_UNDECLARED);
    }

    @ParameterizedTest(name = "bond {0} is sp_bond0 in balance-rr")
    @ValueSource(strings = {"{}", "{\"name\":\"\",\"mode\":0,\"options\":\"\"}", "{\"name\":null,\"options\":null}"})
    void theBondHasDefaults(String bond) throws CniException {
        assertThat(Requests.config("\"interfaces\":[\"a\",\"b\"],\"bond\":" + bond)
                        .bond())
                .contains(new IfacerConfig.BondConfig("sp_bond0", BondMode.BALANCE_RR, ""));
    }

    @ParameterizedTest
    @EnumSource(BondMode.class)
    void modesAreNumbersOrTheKernelsNames(BondMode mode) throws CniException {
        assertThat(modeOf(Integer.toString(mode.number()))).isEqualTo(mode);
        assertThat(modeOf('"' + mode.kernelName() + '"')).isEqualTo(mode);
    }

    @ParameterizedTest(name = "mode {0}")
    @ValueSource(strings = {"7", "-1", "1.0", "\"1\"", "\"ACTIVE-BACKUP\"", "[1]", "true", "4294967296"})
    void otherModesAreRefusedNamingThese(String mode) {
        CniError error =
                catchThrowableOfType(CniException.class, () -> modeOf(mode)).error();
        assertThat(error.code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(error.msg())
                .startsWith("invalid config: bond.mode must be one of 0 (balance-rr), 1 (active-backup), ")
                .contains("4 (802.3ad)");
    }

    @ParameterizedTest(name = "vlanID {0}")
    @CsvSource({"1,1", "4094,4094"})
    void vlanIdsHaveBounds(String json, int id) throws CniException {
        assertThat(Requests.config("\"interfaces\":[\"a\"],\"vlanID\":" + json).vlanId())
                .isEqualTo(id);
    }

    @ParameterizedTest(name = "vlanID {0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "-1,-1",
                "4095,4095",
                "4294967297,4294967297",
                "\"100\",100",
                "100.5,100.5",
                "100.0,100.0",
                "true,true",
                "[100],a JSON array"
            })
    void otherVlanIdsAreRefusedInTheOriginalsWords(String json, String shown) {
        assertThat(refused("\"interfaces\":[\"a\"],\"vlanID\":" + json).msg())
                .isEqualTo("invalid vlan tag " + shown + ": vlan tag must be in range [0,4094]");
    }

    @Test
    void aVlanIdInAStringIsToldThatItMustBeAnInteger() {
        assertThat(refused("\"interfaces\":[\"a\"],\"vlanID\":\"100\"").details())
                .isEqualTo("vlanID must be an integer, it is the string '100'");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\"mtu\":0", "\"interfaces\":[]", "\"interfaces\":null"})
    void withoutInterfacesTheOriginalsWordsAreSaid(String members) {
        assertThat(refused(members).msg()).isEqualTo("invalid config: interfaces have at least one interface");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"interfaces\":\"eth0\"                         | interfaces must be a list of strings, it is the string 'eth0'",
                "\"interfaces\":[\"a\",1]                        | interfaces[1] must be a string, it is 1",
                "\"interfaces\":[\"a\"],\"mtu\":67               | mtu must be an integer from 68 to 65535, it is 67",
                "\"interfaces\":[\"a\"],\"mtu\":65536            | mtu must be an integer from 68 to 65535, it is 65536",
                "\"interfaces\":[\"a\"],\"mtu\":\"1500\"         | mtu must be an integer from 68 to 65535, it is the string '1500'",
                "\"interfaces\":[\"a\"],\"bond\":\"b\"           | bond must be an object, it is the string 'b'",
                "\"interfaces\":[\"a\"],\"bond\":{\"name\":1}    | bond.name must be a string, it is 1",
                "\"interfaces\":[\"a\"],\"bond\":{\"options\":{}} | bond.options must be a string, it is a JSON object"
            })
    void typesAndRangesAreChecked(String members, String why) {
        CniError error = refused(members);
        assertThat(error.code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(error.msg()).isEqualTo("invalid config: " + why);
    }

    @ParameterizedTest(name = "mtu {0}")
    @ValueSource(ints = {68, 1500, 9000, 65535})
    void mtusInRangeAreTaken(int mtuBytes) throws CniException {
        assertThat(Requests.config("\"interfaces\":[\"a\"],\"mtu\":" + mtuBytes).mtuBytes())
                .isEqualTo(mtuBytes);
    }

    @Test
    void keysMatchWithoutRegardToCase() throws CniException {
        IfacerConfig config = Requests.config("\"INTERFACES\":[\"a\",\"b\"],\"vlanId\":5,\"Bond\":{\"Mode\":4}");

        assertThat(config.vlanId()).isEqualTo(5);
        assertThat(config.bond().orElseThrow().mode()).isEqualTo(BondMode.IEEE_802_3AD);
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void ofTwoSpellingsTheLaterCountsAndIsWarnedOf() throws CniException {
        IfacerConfig config = Requests.config("\"interfaces\":[\"a\"],\"vlanID\":5,\"vlanId\":6");

        assertThat(config.vlanId()).isEqualTo(6);
        assertThat(config.warnings()).containsExactly("key vlanId is there twice, the later one counts");
    }

    @Test
    void unknownKeysAreIgnoredWithAWord() throws CniException {
        assertThat(Requests.config("\"interfaces\":[\"a\"],\"vlan\":5,\"bond\":{\"opts\":\"x\"}")
                        .warnings())
                .containsExactly("unknown key vlan is ignored", "unknown key bond.opts is ignored");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "type",
                "prevResult",
                "ipam",
                "dns",
                "capabilities",
                "runtimeConfig",
                "args",
                "disableCheck",
                "disableGC",
                "ipMasq",
                "logLevel",
                "log_file",
                "cni.dev/valid-attachments",
                "cniVersions"
            })
    void keysThatBelongToCniAreNotWarnedOf(String key) throws CniException {
        assertThat(Requests.config("\"interfaces\":[\"a\"],\"" + key + "\":null")
                        .warnings())
                .isEmpty();
    }

    @Test
    void aFloodOfStrayKeysIsSummedUp() throws CniException {
        StringBuilder members = new StringBuilder("\"interfaces\":[\"a\"]");
        for (int i = 0; i < 500; i++) {
            members.append(",\"stray").append(i).append("\":1");
        }
        assertThat(Requests.config(members.toString()).warnings())
                .hasSize(21)
                .last()
                .isEqualTo("and 480 more such keys");
    }

    private static BondMode modeOf(String json) throws CniException {
        return Requests.config("\"interfaces\":[\"a\",\"b\"],\"bond\":{\"mode\":" + json + "}")
                .bond()
                .orElseThrow()
                .mode();
    }

    @Test
    void moreThanSomeHundredInterfacesAreRefused() throws CniException {
        String most = IntStream.range(0, 256).mapToObj(i -> "\"p" + i + "\"").collect(Collectors.joining(","));
        assertThat(Requests.config("\"interfaces\":[" + most + "]").interfaces())
                .hasSize(256);

        CniError error = refused("\"interfaces\":[" + most + ",\"one\"]");
        assertThat(error.code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(error.msg()).isEqualTo("invalid config: interfaces names 257, at most 256 are taken");
    }

    private static CniError refused(String members) {
        return catchThrowableOfType(CniException.class, () -> Requests.config(members))
                .error();
    }
}
