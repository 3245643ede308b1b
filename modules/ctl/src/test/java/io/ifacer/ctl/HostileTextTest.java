package io.ifacer.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ifacer.link.VisibleText;
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
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that steer a terminal, forge lines or turn letters round reach no terminal, whatever command is told of them. */
@Timeout(60)
class HostileTextTest {

    /** Clears the screen, ends the line, begins a new one, sets a title by C1, turns round what follows. */
    private static final String HOSTILE = "x\u001b[2J\n\rok\u009b0m\u202e\u2028\udb40\udc01";

    private static final String SHOWN = "x\\u001b[2J\\u000a\\u000dok\\u009b0m\\u202e\\u2028\\u{e0001}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private ServerSocketChannel daemon;

    @AfterEach
    void close() throws IOException {
        if (daemon != null) {
            daemon.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"status", "links", "events", "explain bond0", "plan", "pause bond0", "resume", "audit", "doctor"})
    void aTableShowsIt(String command) throws IOException {
        serve(200, everything());

        run(command.split(" "));

        assertThat(out.toString()).contains(SHOWN);
        assertSafe();
    }

    @ParameterizedTest
    @CsvSource({"status", "links", "events", "explain bond0", "plan", "pause bond0", "audit"})
    void jsonIsTheSameDataAndCanBeShown(String command) throws IOException {
        serve(200, everything());

        run((command + " -o json").split(" "));

        JsonNode read = new ObjectMapper().readTree(out.toString());
        assertThat(
                        read.findValuesAsText("text").isEmpty()
                                ? read.findValuesAsText("name")
                                : read.findValuesAsText("text"))
                .contains(HOSTILE);
        assertSafe();
    }

    @ParameterizedTest
    @CsvSource({"status", "links", "events", "explain bond0", "plan"})
    void yamlCanBeShown(String command) throws IOException {
        serve(200, everything());

        run((command + " -o yaml").split(" "));

        assertThat(out.toString()).contains("u202e");
        assertSafe();
    }

    @Test
    void aRefusalOfTheDaemonIsShown() throws IOException {
        serve(400, new ObjectMapper().createObjectNode().put("detail", HOSTILE).toString());

        assertThat(run("links")).isEqualTo(4);

        assertThat(err.toString()).isEqualTo("ifacerctl: " + SHOWN + "\n");
        assertSafe();
    }

    @Test
    void aWrongCommandLineIsShown() {
        assertThat(run("explain", "bond0", HOSTILE)).isEqualTo(2);
        assertThat(run(HOSTILE)).isEqualTo(2);
        assertThat(run("replay", folder + "/" + "x\u001b[2J")).isEqualTo(2);
        assertThat(run("check", folder + "/" + "x\u001b[2J")).isEqualTo(1);

        assertThat(err.toString()).contains(SHOWN, "/x\\u001b[2J");
        assertSafe();
    }

    @Test
    void whatACheckFindsIsShown() throws IOException {
        Path file = folder.resolve("net.conf");
        Files.write(
                file,
                new ObjectMapper()
                        .writeValueAsBytes(new ObjectMapper()
                                .createObjectNode()
                                .put("cniVersion", "1.0.0")
                                .put("name", HOSTILE)
                                .put("type", "ifacer")));

        assertThat(run("check", file.toString())).isEqualTo(1);

        assertThat(out.toString()).contains(SHOWN);
        assertSafe();
    }

    @Test
    void aReplayShowsIt() throws IOException {
        RecordingRing ring =
                new RecordingRing(new FileSystemDisk(), folder, EngineSettings.DEFAULT, RecordingRing.SEGMENT_BYTES);
        Engine engine = new Engine(EngineSettings.DEFAULT);
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        ring.start(now);
        Input input = new Input.Asked(1, new Command.Del(new Attachment("net", HOSTILE, "eth0")));
        ring.add(new Moment(5_000_000_000L, input, engine.on(input, 5_000_000_000L)), now);
        ring.flush();

        run("replay", folder.resolve(RecordingRing.CURRENT).toString());

        assertThat(out.toString()).contains(SHOWN);
        assertSafe();
    }

    @Test
    void aMistakeOfOursIsShownWithItsTrace() {
        String trace = Visible.trace(new IllegalStateException(HOSTILE, new IOException(HOSTILE)));

        assertThat(trace).contains("\tat ", "Caused by: java.io.IOException: x\\u001b[2J");
        assertThat(trace.replaceAll("[\n\t]", "")).matches(VisibleText::isAllVisible);
    }

    private void assertSafe() {
        for (StringWriter printed : List.of(out, err)) {
            assertThat(printed.toString().lines()).allMatch(VisibleText::isAllVisible);
        }
        assertThat(out.toString().lines()).as("forged").noneMatch(line -> line.startsWith("ok\\"));
    }

    /** One answer that has something for each command. */
    private static String everything() throws IOException {
        return new ObjectMapper()
                .readTree("""
                {"text":"@","node":"@","fresh":true,"missing":{"@":"@"},
                 "type":"io.ifacer.link.lost","subject":"@","time":"@",
                 "data":{"text":"@","changes":[{"field":"@","before":"@","after":"@"}]},
                 "link":{"name":"@","state":"blocked","reason":"@","wanted":{"@":"@"},
                         "drift":[{"field":"@","found":"@","wanted":"@"}],"lowers":[],
                         "attachments":[{"network":"@","containerId":"@","ifName":"@"}]},
                 "events":[{"type":"@","subject":"@","time":"@","data":{"text":"@"}}],
                 "links":[{"name":"@","state":"blocked","reason":"@","lowers":[],"problem":"@","steps":["@"],
                           "notices":["@"]}]}
                """.replace("\n", " ").replace(
                        "@",
                        new String(com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance()
                                .quoteAsString(HOSTILE))))
                .toString();
    }

    /** A daemon that says the same to every request. */
    private void serve(int status, String body) throws IOException {
        Path socket = folder.resolve("api.sock");
        daemon = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        daemon.bind(UnixDomainSocketAddress.of(socket));
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 " + status + " Any\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        Thread server = new Thread(() -> serve(head, content), "daemon");
        server.setDaemon(true);
        server.start();
    }

    private void serve(byte[] head, byte[] content) {
        ByteBuffer request = ByteBuffer.allocate(8192);
        while (true) {
            try (SocketChannel client = daemon.accept()) {
                client.read(request.clear());
                client.write(ByteBuffer.wrap(head));
                client.write(ByteBuffer.wrap(content));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    private int run(String... arguments) {
        boolean asks = daemon != null;
        String[] all = new String[arguments.length + (asks ? 2 : 0)];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        if (asks) {
            all[arguments.length] = "--socket";
            all[arguments.length + 1] = folder.resolve("api.sock").toString();
        }
        return Ifacerctl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
