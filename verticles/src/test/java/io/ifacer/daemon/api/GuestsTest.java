package io.ifacer.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.LocalCodec;
import io.ifacer.daemon.bus.NetworkEvent;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.daemon.settings.ApiSettings;
import io.ifacer.link.engine.Event;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What connections may do, and for how long. */
@Timeout(60)
class GuestsTest {

    private static final int MAX_ASKERS = 4;
    private static final String GET = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    private Path folder;

    private long sequence;

    @BeforeEach
    void codec() {
        LocalCodec.install(vertx);
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private void open(long headMillis, long idleMillis) throws IOException {
        ApiBounds bounds = new ApiBounds(MAX_ASKERS, 10, headMillis, idleMillis, 30_000);
        int uid = (Integer) Files.getAttribute(folder, "unix:uid");
        vertx.deployVerticle(new ApiVerticle(
                        folder.resolve("api.sock"),
                        uid,
                        ApiSettings.DEFAULT,
                        bounds,
                        "node1",
                        "run1",
                        new Readiness(),
                        Throwable::printStackTrace))
                .await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /heal", "GET /healthz HTTP/1.1\r\nHost: localhost\r\n"})
    void aConnectionWithoutAWholeHeadInTimeIsClosed(String begun) throws IOException {
        open(200, 60_000);
        try (SocketChannel slow = connect()) {
            send(slow, begun);
            assertThat(rest(slow)).isEmpty();
        }
    }

    @Test
    void anIdleOneIsClosedAndOneThatFollowsTheEventsIsNot() throws IOException {
        open(60_000, 200);
        try (SocketChannel following = connect();
                SocketChannel idle = connect()) {
            send(following, "GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(some(following)).startsWith("HTTP/1.1 200");
            send(idle, GET);
            assertThat(rest(idle)).startsWith("HTTP/1.1 200");

            tell("after the idle one was closed");
            assertThat(some(following)).contains("after the idle one was closed");
        }
    }

    @Test
    void whenOneTooManyComesTheLongestIdleGoes() throws IOException {
        open(60_000, 60_000);
        List<SocketChannel> in = new ArrayList<>();
        for (int i = 0; i < MAX_ASKERS; i++) {
            SocketChannel channel = connect();
            send(channel, GET);
            assertThat(some(channel)).startsWith("HTTP/1.1 200");
            in.add(channel);
        }
        send(in.get(0), GET); // which makes the second the one that is idle the longest
        assertThat(some(in.get(0))).startsWith("HTTP/1.1 200");

        try (SocketChannel newcomer = connect()) {
            send(newcomer, GET);
            assertThat(some(newcomer)).startsWith("HTTP/1.1 200");
            assertThat(rest(in.get(1))).isEmpty();
            send(in.get(0), GET);
            assertThat(some(in.get(0))).startsWith("HTTP/1.1 200");
        }
        for (SocketChannel channel : in) {
            channel.close();
        }
    }

    @Test
    void requestsOneBehindTheOtherAreAnsweredInOrder() throws IOException {
        open(60_000, 60_000);
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            requests.append("GET /").append(i).append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        try (SocketChannel channel = connect()) {
            send(channel, requests + GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
            String answers = rest(channel);

            int at = 0;
            for (int i = 0; i < 500; i++) {
                at = answers.indexOf("nothing at /" + i + ";", at);
                assertThat(at).as("the answer to the request no. " + i).isNotNegative();
            }
            assertThat(answers).endsWith("{\"status\":\"ok\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GET, "x"})
    void whoFollowsMaySayNothingMore(String more) throws IOException {
        open(60_000, 60_000);
        try (SocketChannel following = connect()) {
            send(following, "GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(some(following)).startsWith("HTTP/1.1 200");

            send(following, more);
            assertThat(rest(following)).isEmpty();
        }
    }

    @Test
    void requestsBehindOneThatFollowsAreNotKept() throws IOException {
        open(60_000, 60_000);
        try (SocketChannel following = connect()) {
            send(following, "GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n" + GET.repeat(20));
            rest(following); // it ends
        }
    }

    @Test
    void aLongHistoryComesInPieces() throws IOException {
        open(60_000, 60_000);
        for (int i = 0; i < 1_000; i++) {
            tell("event no. " + i);
        }
        try (SocketChannel channel = connect()) {
            send(
                    channel,
                    "GET /v1/events?follow=false&after=oldest HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            String answer = rest(channel);
            assertThat(answer).contains("transfer-encoding: chunked").contains("event no. 0\"", "event no. 999\"");
            assertThat(answer.split("\"specversion\"", -1)).hasSize(1_001);
            assertThat(answer).endsWith("\r\n0\r\n\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no request\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost : localhost\r\n\r\n",
                "POST /v1/audit HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx"
            })
    void alsoTheAnswersToWhatIsNoRequestCarryThePagesHeaders(String nonsense) throws IOException {
        open(60_000, 200);
        try (SocketChannel channel = connect()) {
            send(channel, nonsense);
            assertThat(rest(channel))
                    .matches("(?s)HTTP/\\d\\.\\d [45].*")
                    .contains(
                            "X-Content-Type-Options: nosniff",
                            "Cross-Origin-Resource-Policy: same-origin",
                            "Referrer-Policy: no-referrer",
                            "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'");
        }
    }

    private void tell(String text) {
        NetworkEvent event = new NetworkEvent(
                ++sequence, Instant.EPOCH, new Event(Event.Type.LINK_CREATED, Event.Cause.ADD, "bond0", text));
        vertx.eventBus().publish(Addresses.NETWORK_EVENTS, event);
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(folder.resolve("api.sock")));
        return channel;
    }

    private static void send(SocketChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** What comes next. */
    private static String some(SocketChannel channel) throws IOException {
        ByteBuffer some = ByteBuffer.allocate(1 << 16);
        channel.read(some);
        return StandardCharsets.UTF_8.decode(some.flip()).toString();
    }

    /** What comes until the server closes. */
    private static String rest(SocketChannel channel) throws IOException {
        StringBuilder all = new StringBuilder();
        ByteBuffer some = ByteBuffer.allocate(1 << 16);
        try {
            while (channel.read(some) >= 0) {
                all.append(StandardCharsets.UTF_8.decode(some.flip()));
                some.clear();
            }
        } catch (IOException e) {
            // closed before it had read all that was sent: the kernel reports a reset
        }
        return all.toString();
    }
}
