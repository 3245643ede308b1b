package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a local user may do to the daemon's sockets, and that pods come to no harm by it. The figures are printed. */
@Timeout(180)
class AttackTest {

    private static final int GOOD_ADDS = 20;

    /** The median is some milliseconds; the bound is for a machine with other things to do. An attack that gets through takes a minute. */
    private static final long SOON_MILLIS = 5_000;

    private static final long ENOUGH_MEBIBYTES = 160;

    @TempDir
    private Path folder;

    private DaemonUnderAttack daemon;
    private final List<SocketChannel> attackers = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        assumeThat((Integer) Files.getAttribute(folder, "unix:uid"))
                .as("only root is served")
                .isZero();
        daemon = new DaemonUnderAttack(folder);
        daemon.addMillis();
        daemon.getMillis(daemon.page(), "/healthz"); // the door's bound stands from its first connection on
    }

    @AfterEach
    void stop() throws Exception {
        for (SocketChannel attacker : attackers) {
            attacker.close();
        }
        if (daemon != null) {
            daemon.close();
        }
    }

    @Test
    void twentyThousandRequestsOnAConnectionWhoseAnswersAreNeverRead() throws Exception {
        long sent = 0;
        for (int i = 0; i < 16; i++) {
            sent += Flood.unread(daemon.page(), i % 2 == 0 ? "/metrics" : "/v1/openapi.yaml", 20_000, attackers);
        }

        goodOnesAreServed("16 connections, " + sent + " requests sent, no answer read");
    }

    @Test
    void twelveThousandIdleConnections() throws Exception {
        long before = daemon.memoryMebibytes("VmRSS");
        int most = 0;
        for (int i = 0; i < 12_000; i++) {
            attackers.add(DaemonUnderAttack.open(daemon.page()));
            if (i % 500 == 0) {
                most = Math.max(most, daemon.descriptors());
            }
        }

        goodOnesAreServed(attackers.size() + " idle connections, " + most + " descriptors at most");
        assertThat(most).isLessThan(2_500);
        assertThat(daemon.descriptors()).isLessThan(400);
        System.out.println("resident: " + before + " MiB before, " + daemon.memoryMebibytes("VmRSS") + " MiB after");
        assertThat(daemon.memoryMebibytes("VmRSS") - before).isLessThan(40);
    }

    @Test
    void twoHundredAndFiftySixConfigurationsWithAnAnswerOverTheLimit() throws Exception {
        String names =
                IntStream.range(0, 55_000).mapToObj(i -> "\"i" + i + "\"").collect(Collectors.joining(","));
        ExecutorService clients = Executors.newFixedThreadPool(32);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            String container = "x" + i;
            answers.add(clients.submit(() -> daemon.cni(container, names, 0)));
        }

        goodOnesAreServed("256 ADDs with 55000 names each");
        for (Future<String> answer : answers) {
            assertThat(answer.get(60, TimeUnit.SECONDS)).startsWith("1\n").contains("\"code\":7");
        }
        clients.shutdown();
        goodOnesAreServed("after that");
    }

    private void goodOnesAreServed(String during) throws IOException {
        List<Long> adds = new ArrayList<>();
        for (int i = 0; i < GOOD_ADDS; i++) {
            adds.add(daemon.addMillis());
        }
        long healthMillis = daemon.getMillis(daemon.apiSocket(), "/healthz");
        long pageMillis = daemon.getMillis(daemon.page(), "/healthz");
        adds.sort(null);
        System.out.printf(
                "%s: ADD median %d ms, worst %d ms; /healthz %d ms, on loopback %d ms; resident at most %d MiB%n",
                during,
                adds.get(GOOD_ADDS / 2),
                adds.get(GOOD_ADDS - 1),
                healthMillis,
                pageMillis,
                daemon.memoryMebibytes("VmHWM"));
        assertThat(daemon.isAlive()).isTrue();
        assertThat(adds.get(GOOD_ADDS - 1)).isLessThan(SOON_MILLIS);
        assertThat(healthMillis).isLessThan(SOON_MILLIS);
        assertThat(pageMillis).isLessThan(SOON_MILLIS);
        assertThat(daemon.memoryMebibytes("VmHWM")).isLessThan(ENOUGH_MEBIBYTES);
    }
}
