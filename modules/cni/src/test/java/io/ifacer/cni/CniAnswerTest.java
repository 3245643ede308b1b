package io.ifacer.cni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CniAnswerTest {

    @SuppressWarnings("unused") // by name, in the annotation
    private static final Iterable<String> versions = CniVersion.SUPPORTED;

    @ParameterizedTest(name = "CNI {0}")
    @FieldSource("versions")
    void anAddIsAnsweredInTheVersionAskedFor(String version) throws CniException {
        CniAnswer answer = CniAnswer.added(network("{\"cniVersion\":\"" + version + "\",\"name\":\"n\"}"));

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.stdout()).asString().isEqualTo("{\"cniVersion\":\"" + version + "\",\"dns\":{}}");
    }

    @Test
    void aPrevResultIsPassedThroughAsItWas() throws CniException {
        String prevResult = "{\"interfaces\":[{\"name\":\"eth0\",\"sandbox\":\"/n\"}],\"cniVersion\":\"0.3.1\","
                + "\"x\":{\"b\":1.10,\"a\":12345678901234567890,\"z\":null},\"dns\":{}}";
        CniAnswer answer =
                CniAnswer.added(network("{\"cniVersion\":\"0.3.1\",\"name\":\"n\",\"prevResult\":" + prevResult + "}"));

        assertThat(answer.stdout()).asString().isEqualTo(prevResult);
    }

    @Test
    void aPrevResultIsGivenTheVersionAskedFor() throws CniException {
        assertThat(CniAnswer.added(
                                network(
                                        "{\"cniVersion\":\"1.0.0\",\"name\":\"n\",\"prevResult\":{\"cniVersion\":\"0.4.0\",\"ips\":[]}}"))
                        .stdout())
                .asString()
                .isEqualTo("{\"cniVersion\":\"1.0.0\",\"ips\":[]}");
        assertThat(CniAnswer.added(network("{\"cniVersion\":\"1.0.0\",\"name\":\"n\",\"prevResult\":{}}"))
                        .stdout())
                .asString()
                .isEqualTo("{\"cniVersion\":\"1.0.0\"}");
    }

    @Test
    void noByteOfAPrevResultIsChangedButItsVersion() throws CniException {
        String before = "{ \"ips\" : [ {\"a\":\"\\u00e4\u00e4\\/\"} ,\t1e9,1E+9, -0.0 ],\n\"cniVersion\" :";
        String after = "\r\n,\"ips\":null, \"x\":{\"cniVersion\":\"9\"} }";

        assertThat(passedOn(before + " \"0.4.0\" " + after)).isEqualTo(before + " \"1.0.0\" " + after);
        assertThat(passedOn(before + "null" + after)).isEqualTo(before + "\"1.0.0\"" + after);
        assertThat(passedOn("{ \"dns\":{} }")).isEqualTo("{ \"dns\":{} ,\"cniVersion\":\"1.0.0\"}");
        assertThat(passedOn("{ }")).isEqualTo("{ \"cniVersion\":\"1.0.0\"}");
    }

    @Test
    void ofTwoPrevResultsTheLaterCounts() throws CniException {
        assertThat(passedOn("{\"a\":1},\"PREVRESULT\":{\"cniVersion\":\"1.0.0\",\"a\":2}"))
                .isEqualTo("{\"cniVersion\":\"1.0.0\",\"a\":2}");
        assertThat(passedOn("{\"a\":1},\"PrevResult\":null")).isEqualTo("{\"cniVersion\":\"1.0.0\",\"dns\":{}}");
    }

    @Test
    void aPrevResultOfAMegabyteIsPassedOn() throws CniException {
        String prevResult = "{\"cniVersion\":\"1.0.0\",\"x\":\"" + "y".repeat(1_000_000) + "\"}";

        assertThat(passedOn(prevResult)).isEqualTo(prevResult);
    }

    private static String passedOn(String prevResult) throws CniException {
        // behind a request's variables, so that places are counted from the configuration's first byte
        byte[] request = Requests.withConfig(
                "{\"cniVersion\":\"1.0.0\",\"name\":\"\u00e4\",\"name\":\"n\",\"prevResult\":" + prevResult + "}",
                "CNI_COMMAND=STATUS");
        CniAnswer answer =
                CniAnswer.added(NetworkConfig.decode(CniRequest.decode(request).config()));
        return new String(answer.stdout(), StandardCharsets.UTF_8);
    }

    @Test
    void aPrevResultOfAnotherShapeIsNotRelabelled() throws CniException {
        NetworkConfig network = network(
                "{\"cniVersion\":\"1.0.0\",\"name\":\"n\",\"prevResult\":{\"cniVersion\":\"0.2.0\",\"ip4\":{}}}");
        CniException refusal = catchThrowableOfType(CniException.class, () -> CniAnswer.added(network));
        assertThat(refusal.error().code()).isEqualTo(CniCode.INVALID_CONFIG);
        assertThat(refusal).hasMessage("invalid prevResult: it is of CNI version 0.2.0, the configuration of 1.0.0");
    }

    @Test
    void whatHasNoResultWritesNothing() {
        assertThat(CniAnswer.done().exitCode()).isZero();
        assertThat(CniAnswer.done().toWire()).asString().isEqualTo("0\n");
    }

    @Test
    void versionNamesAllThatAreSpoken() {
        assertThat(CniAnswer.version(ConfigBytes.of(Requests.bytes("{\"cniVersion\":\"0.4.0\"}")))
                        .toWire())
                .asString()
                .isEqualTo("0\n{\"cniVersion\":\"0.4.0\",\"supportedVersions\":"
                        + "[\"0.1.0\",\"0.2.0\",\"0.3.0\",\"0.3.1\",\"0.4.0\",\"1.0.0\",\"1.1.0\"]}");
        assertThat(CniAnswer.version(ConfigBytes.none()).stdout()).asString().startsWith("{\"cniVersion\":\"1.1.0\",");
    }

    @Test
    void errorsAreJsonWithANonZeroExit() {
        assertThat(CniAnswer.refused(new CniError(CniCode.INVALID_CONFIG, "a \"b\"", "do c"), "0.3.1")
                        .toWire())
                .asString()
                .isEqualTo("1\n{\"cniVersion\":\"0.3.1\",\"code\":7,\"msg\":\"a \\\"b\\\"\",\"details\":\"do c\"}");
        assertThat(CniAnswer.refused(CniError.of(CniCode.NOT_AVAILABLE, "m"), "1.1.0")
                        .toWire())
                .asString()
                .isEqualTo("1\n{\"cniVersion\":\"1.1.0\",\"code\":50,\"msg\":\"m\"}");
    }

    /** The kernel lets a name hold what clears a terminal, and a runtime writes the message to its log and to people's terminals. */
    @Test
    void whatARefusalQuotesCanBeSeen() {
        CniError error = new CniError(CniCode.INVALID_CONFIG, "a\u001b[2J \u202eb", "c\nd\u009b");

        assertThat(CniAnswer.refused(error, "1.1.0").stdout())
                .asString()
                .isEqualTo("{\"cniVersion\":\"1.1.0\",\"code\":7,\"msg\":\"a\\\\u001b[2J \\\\u202eb\","
                        + "\"details\":\"c\\\\u000ad\\\\u009b\"}");
    }

    @Test
    void everyCodeHasItsOwnNumberAndOursBeginAtAHundred() {
        assertThat(CniCode.values()).extracting(CniCode::number).doesNotHaveDuplicates();
        assertThat(Arrays.stream(CniCode.values()).map(CniCode::number).filter(number -> number < 100))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 11, 50, 51);
    }

    private static NetworkConfig network(String json) throws CniException {
        return NetworkConfig.decode(Requests.bytes(json));
    }
}
