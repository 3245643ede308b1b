package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkConfigTest {

    @SuppressWarnings("unused") // by name, in the annotation
    private static final Iterable<String> versions = CniVersion.SUPPORTED;

    @ParameterizedTest(name = "CNI {0}")
    @FieldSource("versions")
    void everyVersionIsSpoken(String version) throws CniException {
        assertThat(decode("{'cniVersion':'" + version + "','name':'n'}").cniVersion())
                .isEqualTo(version);
    }

    @ParameterizedTest(name = "{0} means 0.1.0")
    @ValueSource(strings = {"{'name':'n'}", "{'cniVersion':'','name':'n'}", "{'cniVersion':null,'name':'n'}"})
    void noVersionMeansTheFirst(String json) throws CniException {
        assertThat(decode(json).cniVersion()).isEqualTo("0.1.0");
    }

    @ParameterizedTest(name = "CNI {0} is refused")
    @ValueSource(strings = {"0.0.1", "0.5.0", "1.2.0", "2.0.0", "v1.0.0", "1.0"})
    void otherVersionsAreRefusedNamingTheSupportedOnes(String version) {
        CniError error = refused("{'cniVersion':'" + version + "','name':'n'}");
        assertThat(error.code()).isEqualTo(CniCode.INCOMPATIBLE_VERSION);
        assertThat(error.msg()).contains(version);
        assertThat(error.details()).isEqualTo("supported are 0.1.0, 0.2.0, 0.3.0, 0.3.1, 0.4.0, 1.0.0, 1.1.0");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                              | the network has no name",
                "{'name':''}                     | the network has no name",
                "{'name':'-n'}                   | the network name '-n' must begin with a letter or digit",
                "{'name':'a/b'}                  | the network name 'a/b' must begin with a letter or digit",
                "{'name':7}                      | name must be a string, it is 7",
                "{'name':'n','cniVersion':1}     | cniVersion must be a string, it is 1",
                "{'name':'n','prevResult':'x'}   | prevResult must be an object, it is the string 'x'",
                "{'name':'n','prevResult':[]}    | prevResult must be an object, it is a JSON array"
            })
    void whatIsNotAsTheSpecificationWantsIsRefused(String json, String why) {
        CniError error = refused(json);
        assertThat(error.code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(error.msg()).startsWith("invalid config: " + why);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                      | it is empty",
                "{                       | it ends too early at line 1, column",
                "{'name':secret}         | it is not JSON at line 1, column",
                "{'name':'n'} x          | it is not JSON at line 1, column",
                "[]                      | it is not an object at line 1, column 1",
                "7                       | it is not an object at line 1, column 1"
            })
    void whatIsNotJsonIsRefusedWithoutShowingIt(String json, String why) {
        CniError error = refused(json);
        assertThat(error.code()).isEqualTo(CniCode.NOT_DECODABLE);
        assertThat(error.msg())
                .startsWith("the configuration is not decodable: " + why)
                .doesNotContain("secret");
    }

    @Test
    void theLineAndColumnAreThoseOfTheMistake() {
        assertThat(refused("{\n  'name': 'n',\n  'password' 'hunter2'\n}").msg())
                .contains("line 3, column 14")
                .doesNotContain("hunter2");
    }

    @Test
    void depthIsBounded() {
        String deep = "{'a':".repeat(65) + "1" + "}".repeat(65);
        assertThat(refused(deep).code()).isEqualTo(CniCode.NOT_DECODABLE);
        assertThat(refused(deep).msg()).contains("nested deeper than 64 levels", "at line 1, column ");
    }

    /** Each is the smallest text of its kind that once ended the daemon: each token was an object on the heap. */
    @ParameterizedTest(name = "{0} times {1} in {2}")
    @CsvSource({
        "340000, {}, prevResult",
        "255000, 1e9, prevResult",
        "340000, {}, ipam",
        "340000, {}, interfaces",
        "255000, 1e9, bond",
        "255000, 1e9, cni.dev/valid-attachments"
    })
    void tokensAreBoundedWhereverTheyAre(int count, String token, String key) {
        String config = "{'cniVersion':'0.3.1','name':'n','" + key + "':{'x':[" + (token + ",").repeat(count - 1)
                + token + "]}}";

        CniError error = refused(config);
        assertThat(error.code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(error.msg()).isEqualTo("invalid config: it holds more than 60000 names, values and brackets");
        assertThat(NetworkConfig.versionToAnswerIn(ConfigBytes.of(Requests.bytes(config.replace('\'', '"')))))
                .isEqualTo("0.3.1");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"interfaces", "bond", "vlanID", "mtu", "name", "cniVersion"})
    void aValueThatBecomesATreeIsBoundedMoreClosely(String key) {
        CniError error = refused("{'" + key + "':[" + "1,".repeat(1_999) + "1]}");
        assertThat(error.code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(error.msg())
                .startsWith("invalid config: " + key + " holds more than 2000 names, values and brackets at line 1");
    }

    @Test
    void ofManyUnknownKeysTheFirstAreTold() throws CniException {
        StringBuilder members = new StringBuilder("\"interfaces\":[\"a\"]");
        for (int i = 0; i < 20_000; i++) {
            members.append(",\"k").append(i).append("\":1");
        }
        assertThat(Requests.want(members.toString()).warnings())
                .hasSizeLessThan(40)
                .first()
                .isEqualTo("unknown key k0 is ignored");
    }

    @Test
    void namesOfMembersCountAsTokens() {
        StringBuilder config = new StringBuilder("{'cniVersion':'0.3.1'");
        for (int i = 0; i < 30_000; i++) {
            config.append(",'k").append(i).append("':1");
        }
        assertThat(refused(config.append('}').toString()).code()).isEqualTo(CniCode.INVALID_CONFIG);
    }

    @Test
    void aNameIsNoLongerThanKubernetesTakes() throws CniException {
        assertThat(decode("{'name':'" + "n".repeat(253) + "'}").name()).hasSize(253);

        CniError error = refused("{'name':'" + "n".repeat(1_040_000) + "'}");
        assertThat(error.code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(error.msg())
                .isEqualTo("invalid config: the network name '" + "n".repeat(64)
                        + "...' is 1040000 characters long, the limit is 253");
    }

    @Test
    void anotherEncodingThanUtf8IsRefused() {
        byte[] config = "{\"name\":\"n\"}".getBytes(StandardCharsets.UTF_16LE);
        CniException refusal = catchThrowableOfType(CniException.class, () -> NetworkConfig.decode(config));
        assertThat(refusal.error().msg()).isEqualTo("the configuration is not decodable: it is not in UTF-8");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] config = {'{', '"', (byte) 0xFF, (byte) 0xFE, '"', ':', '1', '}'};
        CniException refusal = catchThrowableOfType(CniException.class, () -> NetworkConfig.decode(config));
        assertThat(refusal.error().code()).isEqualTo(CniCode.NOT_DECODABLE);
    }

    @ParameterizedTest(name = "{0} is answered in {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"cniVersion\":\"0.3.1\",\"name\":\"-\"} | 0.3.1",
                "{\"name\":\"n\"}                          | 0.1.0",
                "{\"cniVersion\":\"9.0.0\"}                | 1.1.0",
                "{\"cniVersion\":\"0.3.1\",\"name\":       | 0.3.1",
                "{\"cniVersion\":1}                        | 1.1.0",
                "garbage                                   | 1.1.0"
            })
    void errorsAreAnsweredInTheVersionAskedForWhereItIsKnown(String json, String version) {
        assertThat(NetworkConfig.versionToAnswerIn(ConfigBytes.of(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(version);
    }

    private static NetworkConfig decode(String json) throws CniException {
        return NetworkConfig.decode(Requests.bytes(json.replace('\'', '"')));
    }

    private static CniError refused(String json) {
        return catchThrowableOfType(CniException.class, () -> decode(json)).error();
    }
}
