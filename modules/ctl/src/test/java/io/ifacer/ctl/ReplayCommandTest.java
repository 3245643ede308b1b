package io.ifacer.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.desired.Attachment;
import io.ifacer.link.engine.Command;
import io.ifacer.link.engine.Engine;
import io.ifacer.link.engine.EngineSettings;
import io.ifacer.link.engine.Input;
import io.ifacer.store.disk.FileSystemDisk;
import io.ifacer.store.recording.Moment;
import io.ifacer.store.recording.RecordingRing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    @TempDir
    private Path folder;

    private Path file;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void record() throws IOException {
        file = folder.resolve(RecordingRing.CURRENT);
        RecordingRing ring =
                new RecordingRing(new FileSystemDisk(), folder, EngineSettings.DEFAULT, RecordingRing.SEGMENT_BYTES);
        Engine engine = new Engine(EngineSettings.DEFAULT);
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        ring.start(now);
        List<Input> inputs = List.of(
                new Input.Loaded(List.of(), List.of(), List.of()),
                new Input.Subscribed(),
                new Input.DumpDone(1, List.of(), false),
                new Input.Asked(1, new Command.Del(new Attachment("net", "c1", "eth0"))));
        for (int i = 0; i < inputs.size(); i++) {
            long atNanos = 5_000_000_000L + i * 250_000_000L;
            ring.add(new Moment(atNanos, inputs.get(i), engine.on(inputs.get(i), atNanos)), now);
        }
        ring.flush();
    }

    @Test
    void aRecordingThatPlaysTheSameIsPrintedInFull() {
        assertThat(replay(file.toString())).isZero();
        assertThat(out.toString())
                .startsWith("recorded from 2026-01-02T03:04:05Z: 4 inputs, from the daemon's start\n")
                .contains("2  0.250000  Subscribed[]\n  -> Dump[dumpId=1]\n", """
                        4  0.750000  Asked[requestId=1, command=Del[attachment=net/c1/eth0]]
                          -> Reply[requestId=1, answer=Done[]]
                        """)
                .endsWith("same: 4 inputs gave the recorded effects\n");
    }

    @Test
    void quietPrintsTheVerdictOnly() {
        assertThat(replay("--quiet", file.toString())).isZero();
        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void theFirstDifferenceIsShownWithBothSides() throws IOException {
        Files.writeString(
                file, Files.readString(file).replace("\"dumpId\":1}", "\"dumpId\":1},{\"is\":\"Dump\",\"dumpId\":2}"));

        assertThat(replay(file.toString())).isEqualTo(1);
        assertThat(out.toString()).endsWith("""
                        DIFFERENT:
                        2  0.250000  Subscribed[]
                          recorded:
                          -> Dump[dumpId=1]
                          -> Dump[dumpId=2]
                          played:
                          -> Dump[dumpId=1]
                        different: 1 of 4 inputs, looked at up to the first
                        """);
    }

    @Test
    void whatIsNoRecordingIsRefused() throws IOException {
        Files.writeString(file, "hello\n");

        assertThat(replay(file.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("ifacerctl: cannot play " + file + ": line 1 cannot be read: ");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(replay("/no/such/file")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("ifacerctl: cannot play /no/such/file: there is no such file\n");
    }

    @Test
    void aCommandLineThatIsWrongIsToldApart() {
        assertThat(run("replay")).isEqualTo(2);
        assertThat(run("dance")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required parameter: 'FILE'", "'dance'");
    }

    @Test
    void withoutACommandItSaysWhatThereIs() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("Usage: ifacerctl", "replay");
    }

    private int replay(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "replay";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return run(all);
    }

    private int run(String... arguments) {
        return Ifacerctl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
