package io.ifacer.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every law holds for the inputs that fuzzing has found. */
@Timeout(300)
class KeptInputsTest {

    private static final Path HOME = Path.of(System.getProperty("basedir", "."));

    @ParameterizedTest
    @EnumSource(Target.class)
    void theLawHolds(Target target) throws IOException {
        List<byte[]> kept = Corpus.kept(HOME, target);

        assertThat(kept).as("inputs kept of " + target.word()).isNotEmpty();
        for (byte[] input : kept) {
            assertThatCode(() -> target.holdFor(input))
                    .as("%s: %s", target.word(), Base64.getEncoder().encodeToString(input))
                    .doesNotThrowAnyException();
        }
    }
}
