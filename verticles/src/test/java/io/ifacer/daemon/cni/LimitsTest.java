package io.ifacer.daemon.cni;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.cni.CniAnswer;
import io.ifacer.cni.CniRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One limit stands on both sides of the socket: what one lets through, the other takes. */
class LimitsTest {

    @Test
    void ofARequest() throws IOException {
        assertThat(CniRequest.MAX_BYTES).isEqualTo(plugins("CONFIG_LIMIT_BYTES") + plugins("ENVIRONMENT_LIMIT_BYTES"));
    }

    @Test
    void ofAnAnswer() throws IOException {
        assertThat(CniAnswer.MAX_BYTES).isEqualTo(plugins("ANSWER_LIMIT_BYTES"));
    }

    private static int plugins(String name) throws IOException {
        Path limits = Path.of(System.getProperty("basedir", "."))
                .resolve("../modules/shim/src/main/c/limits.h")
                .normalize();
        Matcher defined =
                Pattern.compile("#define " + name + " \\(([0-9 *]+)\\)").matcher(Files.readString(limits));
        assertThat(defined.find()).as(name).isTrue();
        return Arrays.stream(defined.group(1).split(" \\* ", -1))
                .mapToInt(Integer::parseInt)
                .reduce(1, Math::multiplyExact);
    }
}
