package io.ifacer.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RecordCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void bothFilesAreCopiedAndNamed() throws IOException {
        Files.writeString(folder.resolve("recording.old.jsonl"), "before\n");
        Files.writeString(folder.resolve("recording.jsonl"), "now\n");
        Path target = folder.resolve("kept/here");

        assertThat(record(target)).isZero();

        assertThat(target.resolve("recording.old.jsonl")).hasContent("before");
        assertThat(target.resolve("recording.jsonl")).hasContent("now");
        assertThat(out.toString().lines())
                .containsExactly(target + "/recording.old.jsonl", target + "/recording.jsonl");
    }

    @Test
    void aDaemonThatHasJustBegunHasOneFile() throws IOException {
        Files.writeString(folder.resolve("recording.jsonl"), "now\n");

        assertThat(record(folder.resolve("kept"))).isZero();

        assertThat(out.toString().lines())
                .containsExactly(folder.resolve("kept/recording.jsonl").toString());
    }

    @Test
    void anEarlierCopyIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("recording.jsonl"), "now\n");
        Path target = Files.createDirectory(folder.resolve("kept"));
        Files.writeString(target.resolve("recording.jsonl"), "precious\n");

        assertThat(record(target)).isEqualTo(ExitCode.NOT_AS_WANTED);

        assertThat(err.toString()).contains("FileAlreadyExists", "kept/recording.jsonl");
        assertThat(target.resolve("recording.jsonl")).hasContent("precious");
    }

    @Test
    void withoutARecordingNothingIsMade() {
        assertThat(record(folder.resolve("kept"))).isEqualTo(ExitCode.NOT_AS_WANTED);

        assertThat(err.toString()).contains("there is no recording in " + folder, "--run-dir");
        assertThat(folder.resolve("kept")).doesNotExist();
    }

    private int record(Path target) {
        CommandLine line = Ifacerctl.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = line.execute("record", "--run-dir", folder.toString(), target.toString());
        line.getOut().flush();
        line.getErr().flush();
        return code;
    }
}
