package io.ifacer.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What build.sh makes, and what it says when it cannot. */
final class BuildTest {

    private static final int MEGABYTE = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void theReleaseBinaryIsStaticAndSmall() throws IOException {
        var bytes = Files.readAllBytes(Binary.RELEASE.path());
        assertThat(bytes).startsWith(0x7f, 'E', 'L', 'F').hasSizeLessThan(MEGABYTE);
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).as("names no dynamic linker").doesNotContain("/ld-linux", "/ld-musl");
        assertThat(text).as("stripped").doesNotContain(".symtab");
    }

    @Test
    void theSameSourcesMakeTheSameBytes() throws Exception {
        var output = folder.resolve("again");
        assertThat(build(Map.of(), "release", System.getProperty("ifacer.version"), output.toString()))
                .contains("bytes, by");
        assertThat(output).hasSameBinaryContentAs(Binary.RELEASE.path());
    }

    @Test
    void aMissingCompilerIsSaidWithWhatToInstall() throws Exception {
        var told = build(
                Map.of("CC", "no-such-compiler"),
                "release",
                "1",
                folder.resolve("none").toString());
        assertThat(told)
                .contains("a C compiler is needed")
                .contains("no-such-compiler")
                .contains("musl-tools");
        assertThat(folder).isEmptyDirectory();
    }

    private static String build(Map<String, String> environment, String... arguments) throws Exception {
        var script = Binary.moduleFolder().resolve("build.sh").toAbsolutePath().toString();
        var builder = new ProcessBuilder("sh", script, arguments[0], arguments[1], arguments[2]);
        builder.environment().putAll(environment);
        var process = builder.redirectErrorStream(true).start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isEqualTo(environment.isEmpty() ? 0 : 1);
        return told;
    }
}
