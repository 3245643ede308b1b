package io.ifacer.shim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VERSION is answered without the daemon. */
@OverBothBinaries
final class VersionTest extends ShimContract {

    VersionTest(Binary binary) {
        super(binary);
    }

    private static final List<String> SUPPORTED =
            List.of("0.1.0", "0.2.0", "0.3.0", "0.3.1", "0.4.0", "1.0.0", "1.1.0");

    @ParameterizedTest
    @FieldSource("SUPPORTED")
    void isAnsweredInTheVersionAskedWithAllSupportedOnesAndWithoutTheDaemon(String asked) {
        assertThat(cniVersionFor("{\"cniVersion\":\"" + asked + "\"}")).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "null",
                "\"cniVersion\"",
                "{\"cniVersion\"",
                "{\"cniVersion\":",
                "{\"cniVersion\":\"0.3.1",
                "{\"cniVersion\":1}",
                "{\"cniVersion\":null}",
                "{\"cniVersion\":\"\"}",
                "{\"cniVersion\":\"a\\\"b\"}",
                "{\"cniVersion\":[\"0.3.1\"]}",
                "{\"CniVersion\":\"0.3.1\"}",
                "{\"a\":[}],\"cniVersion\":\"0.3.1\"}",
                "{\"a\":{\"cniVersion\":\"0.3.1\"}}",
                "{\"a\":[{\"cniVersion\":\"0.3.1\"}]}",
                "{\"a\":\"\\\",\\\"cniVersion\\\":\\\"0.3.1\\\"\"}",
                "{\"cniVersion\":\"0123456789012345678901234567890123456789012345678901234567890123\"}"
            })
    void isTheNewestWhereNoneCanBeRead(String config) {
        assertThat(cniVersionFor(config)).isEqualTo("1.1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " \r\n\t{ \"cniVersion\" : \"0.3.1\" }",
                "{\"a\":-1.5e3,\"b\":true,\"c\":null,\"cniVersion\":\"0.3.1\"}",
                "{\"a\":\"\\\\\",\"cniVersion\":\"0.3.1\"}",
                "{\"a\":\"}{][\\\"\",\"cniVersion\":\"0.3.1\"}",
                "{\"a\":[[{\"b\":[]}],{}],\"cniVersion\":\"0.3.1\"}",
                "{\"cniVersion\":\"9.9.9\",\"cniVersion\":\"0.3.1\"}",
                "{\"cniVersion\":\"0.3.1\",\"a\":{\"cniVersion\":\"9.9.9\"}}",
                "{\"cniVersion\":\"0.3.1\",\"a\":["
            })
    void isFoundAtTheTopLevelWhateverStandsAround(String config) {
        assertThat(cniVersionFor(config)).isEqualTo("0.3.1");
    }

    @Test
    void isFoundInRandomDocuments() {
        var random = new RandomDocument(20_261_101);
        for (int round = 0; round < 40; round++) {
            var document = random.objectWithVersion("0.4.0");
            assertThat(cniVersionFor(document)).as(document).isEqualTo("0.4.0");
        }
    }

    @Test
    void isAnsweredWhateverBytesAreOnStdin() {
        var random = new RandomDocument(4);
        for (int round = 0; round < 40; round++) {
            var outcome = shim("VERSION").config(random.damaged("0.4.0")).run();
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.json().get("supportedVersions")).hasSize(SUPPORTED.size());
        }
    }

    @Test
    void isAnsweredWithoutStdinAndWithOneThatNeverEnds() {
        assertThat(shim("VERSION")
                        .shell("exec \"$0\" <&-")
                        .run()
                        .json()
                        .get("cniVersion")
                        .textValue())
                .isEqualTo("1.1.0");
        assertThat(shim("VERSION")
                        .start()
                        .writeConfig()
                        .await()
                        .json()
                        .get("cniVersion")
                        .textValue())
                .isEqualTo("0.3.1");
    }

    private String cniVersionFor(String config) {
        var outcome = shim("VERSION").config(config).run();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.json().get("supportedVersions"))
                .extracting(JsonNode::textValue)
                .isEqualTo(SUPPORTED);
        return outcome.json().get("cniVersion").textValue();
    }
}
