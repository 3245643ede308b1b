package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests that are made to take the daemon's memory take none, and nobody beside them waits for it. */
@Timeout(600)
class HostileRequestsTest {

    private static final int AT_ONCE = 16;
    private static final int ROUNDS = 2;
    private static final int SECONDS = 120;
    private static final Pattern CODE = Pattern.compile("\"code\":([0-9]+)");

    @TempDir
    private Path folder;

    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void endClients() {
        clients.shutdownNow();
    }

    @Test
    void sixteenAtOnceOfEachKindAreAnsweredAndSoIsEveryGoodAdd() throws Exception {
        try (AttackedDaemon daemon = new AttackedDaemon(folder)) {
            assertThat(call(HostileRequest.goodAdd("first"))).startsWith("0\n");
            for (HostileRequest hostile : HostileRequest.all()) {
                attack(daemon, hostile);
            }
        }
        try (AttackedDaemon next = new AttackedDaemon(folder)) {
            assertThat(call(HostileRequest.goodAdd("after"))).startsWith("0\n");
            next.kill();
            assertThat(next.said()).doesNotContain("cannot be used");
        }
    }

    private void attack(AttackedDaemon daemon, HostileRequest hostile) throws Exception {
        List<Future<?>> attackers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            attackers.add(clients.submit(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    assertThat(codeOf(call(hostile.text()))).isEqualTo(hostile.code());
                }
                return null;
            }));
        }
        List<Long> tookNanos = new ArrayList<>();
        do {
            long startNanos = System.nanoTime();
            assertThat(call(HostileRequest.goodAdd("good")))
                    .as("beside " + hostile)
                    .startsWith("0\n");
            tookNanos.add(System.nanoTime() - startNanos);
        } while (!attackers.stream().allMatch(Future::isDone));
        for (Future<?> attacker : attackers) {
            attacker.get(SECONDS, TimeUnit.SECONDS);
        }
        assertThat(daemon.isAlive()).as("after " + hostile).isTrue();
        tookNanos.sort(null);
        System.out.printf(
                "%s: %d requests of %d bytes, code %d; beside them %d good ADDs, median %d us, worst %d us; peak %d KiB%n",
                hostile,
                AT_ONCE * ROUNDS,
                hostile.text().length(),
                hostile.code(),
                tookNanos.size(),
                TimeUnit.NANOSECONDS.toMicros(tookNanos.get(tookNanos.size() / 2)),
                TimeUnit.NANOSECONDS.toMicros(tookNanos.get(tookNanos.size() - 1)),
                daemon.peakKibibytes());
    }

    /** What a daemon wrote that had no bounds yet, and what a disk may hold. */
    @Test
    void aStartSurvivesWhatTheRequestsBeforeItLeftOnDisk() throws Exception {
        try (AttackedDaemon daemon = new AttackedDaemon(folder)) {
            assertThat(call(HostileRequest.goodAdd("first"))).startsWith("0\n");
            assertThat(daemon.isAlive()).isTrue();
        }
        Path log = folder.resolve("attachments.log");
        String header = Files.readAllLines(log).get(0) + "\n";
        String attachment = Files.readAllLines(log).get(1) + "\n";
        try (var file = Files.newBufferedWriter(log)) {
            file.write(header);
            for (int i = 0; i < 100; i++) {
                file.write("00000000 {\"attached\":{\"network\":\"" + "n".repeat(1_040_000) + "\"}}\n");
            }
            file.write(attachment);
        }
        Files.writeString(folder.resolve("links.json"), "{\"links\":[" + "{},".repeat(10_000_000) + "{}]}");

        try (AttackedDaemon next = new AttackedDaemon(folder)) {
            assertThat(call(HostileRequest.goodAdd("second"))).startsWith("0\n");
            next.kill();
            assertThat(next.said())
                    .contains(
                            "0 links and 1 attachments remembered",
                            "attachments.log, line 2 cannot be used and is dropped: it is 1040037 bytes long",
                            "attachments.log: 92 more lines cannot be used and are dropped",
                            "links.json cannot be used: it is longer than 4194304 bytes; it is set aside as links.json.bad");
        }
        assertThat(Files.size(log)).isLessThan(2_000);
    }

    private static int codeOf(String answer) {
        Matcher code = CODE.matcher(answer);
        return answer.startsWith("1\n") && code.find()
                ? Integer.parseInt(code.group(1))
                : answer.startsWith("0\n") ? 0 : -1;
    }

    private String call(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(folder.resolve("cni.sock")));
            ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.shutdownOutput();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
            while (channel.read(buffer) >= 0) {
                answer.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
