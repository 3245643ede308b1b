package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.plan.Step;
import io.ifacer.store.recording.Recording;
import io.ifacer.store.recording.Replay;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole daemon over its real door and the fake kernel. */
@Timeout(60)
class IfacerdTest {

    private static final String BOND =
            "{\"cniVersion\":\"0.3.1\",\"name\":\"net\",\"interfaces\":[\"ens1\",\"ens2\"],\"vlanID\":200,"
                    + "\"bond\":{\"name\":\"bond0\",\"mode\":1}}";
    private static final String OK = "0\n{\"cniVersion\":\"0.3.1\",\"dns\":{}}";

    @TempDir
    private Path folder;

    private DaemonOnFakeKernel daemon;

    @RegisterExtension
    private final RecordingOnFailure recordings = new RecordingOnFailure(() -> folder);

    @BeforeEach
    void start() throws IOException {
        daemon = new DaemonOnFakeKernel(folder, model -> {
            model.addNic("ens1", 1500, true);
            model.addNic("ens2", 1500, false);
        });
    }

    @AfterEach
    void stop() throws TimeoutException {
        daemon.close();
    }

    @Test
    void anAddIsAnsweredWhenItsLinksAreThere() throws IOException {
        assertThat(ask("ADD", "c1", BOND)).isEqualTo(OK);

        assertThat(daemon.link("bond0.200").up()).isTrue();
        assertThat(daemon.link("ens1").controllerIfindex())
                .isEqualTo(daemon.link("bond0").ifindex());
        assertThat(daemon.link("ens2").controllerIfindex())
                .isEqualTo(daemon.link("bond0").ifindex());
    }

    @Test
    void aSecondAddAsksTheKernelForNothing() throws IOException {
        ask("ADD", "c1", BOND);
        int asked = daemon.changes().size();

        assertThat(ask("ADD", "c2", BOND)).isEqualTo(OK);
        assertThat(daemon.changes()).hasSize(asked);
    }

    @Test
    void aHundredAndFiftyAddsAtOnceMakeOneBond() {
        ExecutorService pods = Executors.newFixedThreadPool(50);
        List<CompletableFuture<String>> answers = IntStream.range(0, 150)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> askUnchecked("ADD", "c" + i, BOND), pods))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).hasSize(150).allMatch(OK::equals);
        assertThat(daemon.changes())
                .filteredOn(Step.CreateBond.class::isInstance)
                .hasSize(1);
        pods.shutdown();
    }

    @Test
    void aRefusalHalfwayIsTakenBackAndTold() throws IOException {
        daemon.change(model -> model.addForeign("mac0", "macvlan", "ens2"));

        assertThat(ask("ADD", "c1", BOND)).startsWith("1\n").contains("\"code\":102", "port ens2", "macvlan mac0");
        assertThat(daemon.changes()).isEmpty();
    }

    @Test
    void lostNotificationsAreMadeUpForByReadingAllLinksAgain() throws IOException {
        daemon.change(model -> {
            model.remove("ens2");
            model.takeEvents();
            model.overrun("ENOBUFS");
        });
        daemon.change(model -> model.addNic("ens3", 1500, false));

        assertThat(ask("ADD", "c1", BOND)).contains("\"code\":100", "ens2 does not exist");
        String answer; // the first answer may come of a look at the port, before the loss is told of
        do {
            answer = ask("ADD", "c1", BOND.replace("ens2", "ens3"));
        } while (answer.contains("ens3 does not exist"));
        assertThat(answer).isEqualTo(OK);
    }

    @Test
    void aDelSucceedsAnyNumberOfTimes() throws IOException {
        ask("ADD", "c1", BOND);

        assertThat(ask("DEL", "c1", BOND)).isEqualTo("0\n");
        assertThat(ask("DEL", "c1", BOND)).isEqualTo("0\n");
        assertThat(daemon.link("bond0.200").up()).as("its links stay").isTrue();
    }

    @Test
    void aRestartFindsWhatIsThereAndTouchesNothing() throws IOException, TimeoutException {
        ask("ADD", "c1", BOND);
        daemon.stop();
        int asked = daemon.changes().size();
        daemon.start();

        assertThat(ask("ADD", "c2", BOND)).isEqualTo(OK);
        assertThat(daemon.changes()).hasSize(asked);
    }

    @Test
    void anAddIsRememberedBeforeItIsAnswered() throws IOException {
        ask("ADD", "c1", BOND);

        assertThat(folder.resolve("links.json")).content().contains("\"bond\":\"bond0\"", "\"vlan\":\"bond0.200\"");
        assertThat(folder.resolve("attachments.log")).content().contains("\"attached\"", "\"container\":\"c1\"");
    }

    @Test
    void anAddWhoseLinksCannotBeRememberedFailsAndMakesNothing() throws IOException {
        Files.createDirectories(folder.resolve("links.json/in the way"));

        assertThat(ask("ADD", "c1", BOND)).startsWith("1\n").contains("\"code\":5", "links.json");
        assertThat(daemon.changes()).isEmpty();
    }

    @Test
    void whatTheDaemonDidPlaysAgain() throws IOException, TimeoutException {
        ask("ADD", "c1", BOND);
        ask("DEL", "c1", BOND);
        daemon.stop();
        Recording recording = Recording.read(folder.resolve("recording.jsonl"));
        daemon.start();

        List<Replay.Turn> turns = new ArrayList<>();
        new Replay(recording).run(turns::add);
        assertThat(turns)
                .hasSizeGreaterThan(10)
                .extracting(Replay.Turn::verdict)
                .containsOnly(Replay.Verdict.SAME);
    }

    @Test
    void whatWouldBeDoneIsToldWhileRepairsArePaused() throws IOException {
        ask("ADD", "c1", BOND);
        assertThat(http("POST", "/v1/pause")).startsWith("HTTP/1.1 200 ");
        daemon.change(model -> model.remove("bond0.200"));

        String plan; // the loss is told of by another thread
        do {
            plan = http("GET", "/v1/plan");
        } while (plan.endsWith("{\"links\":[]}"));
        assertThat(plan)
                .endsWith("{\"links\":[{\"name\":\"bond0.200\",\"steps\":[\"add bond0.200 link bond0 type vlan id"
                        + " 200\",\"set bond0.200 up\"]}]}");
    }

    private String askUnchecked(String verb, String container, String config) {
        try {
            return ask(verb, container, config);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As the plugin asks. */
    private String ask(String verb, String container, String config) throws IOException {
        String request = "CNI_COMMAND=" + verb + "\0CNI_CONTAINERID=" + container
                + "\0CNI_NETNS=/run/netns/x\0CNI_IFNAME=eth0\0\0" + config;
        return exchange("cni.sock", request, true);
    }

    /** The whole answer of the API, with its head. */
    private String http(String method, String path) throws IOException {
        return exchange("api.sock", method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", false);
    }

    private String exchange(String socket, String request, boolean endsThere) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(folder.resolve(socket)));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            if (endsThere) {
                channel.shutdownOutput();
            }
            ByteBuffer answer = ByteBuffer.allocate(1 << 16);
            while (channel.read(answer) >= 0) {
                // until the daemon closes
            }
            return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
        }
    }
}
