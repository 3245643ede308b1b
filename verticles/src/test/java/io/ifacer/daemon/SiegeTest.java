package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * All attacks at once for as long as is asked for, and twenty good pods a second beside them: {@code deploy/siege}. Each pod
 * is answered, and the daemon's memory stays what it was after the first minute.
 */
@EnabledIfSystemProperty(named = SiegeTest.MINUTES, matches = "[0-9]+")
class SiegeTest {

    static final String MINUTES = "siege.minutes";

    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int VLANS = 50;
    private static final int IDLE = 2_000;
    private static final long HOLD_MILLIS = 10_000;
    private static final double GROWTH = 1.10;

    @TempDir
    private Path folder;

    private final ExecutorService besiegers = Executors.newCachedThreadPool();
    private final AtomicLong attacks = new AtomicLong();
    private volatile boolean over;

    @Test
    void everyGoodPodIsServedAndMemoryStays() throws Exception {
        long minutes = Long.getLong(MINUTES);
        try (DaemonUnderAttack daemon = new DaemonUnderAttack(folder)) {
            List<Future<?>> siege = besiege(daemon);
            long[] tookMicros = new long[(int) (minutes * 60 * 20)];
            long residentAtFirst = 0;
            long startNanos = System.nanoTime();
            for (int pod = 0; pod < tookMicros.length; pod++) {
                pause(startNanos + pod * PACE_NANOS - System.nanoTime());
                tookMicros[pod] = podMicros(daemon, pod);
                if ((pod + 1) % (60 * 20) == 0) {
                    long resident = daemon.memoryMebibytes("VmRSS");
                    residentAtFirst = residentAtFirst == 0 ? resident : residentAtFirst;
                    System.out.printf(
                            "minute %d: %s; %d attacks; resident %d MiB%n",
                            (pod + 1) / (60 * 20),
                            figures(Arrays.copyOf(tookMicros, pod + 1)),
                            attacks.get(),
                            resident);
                }
            }
            over = true;
            for (Future<?> each : siege) {
                each.get(2, TimeUnit.MINUTES);
            }
            long resident = daemon.memoryMebibytes("VmRSS");
            System.out.printf(
                    "%d pods in %d minutes, %s, each answered; %d attacks; resident %d MiB after the first minute, %d MiB at the"
                            + " end, %d MiB at most%n",
                    tookMicros.length,
                    minutes,
                    figures(tookMicros),
                    attacks.get(),
                    residentAtFirst,
                    resident,
                    daemon.memoryMebibytes("VmHWM"));
            assertThat(daemon.isAlive()).isTrue();
            assertThat((double) resident).isLessThan(residentAtFirst * GROWTH);
        } finally {
            besiegers.shutdownNow();
        }
    }

    private static void pause(long nanos) throws InterruptedException {
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }

    /** A pod comes and goes; how long its ADD took. */
    private static long podMicros(DaemonUnderAttack daemon, int pod) throws IOException {
        int vlanId = 100 + pod % VLANS;
        long startNanos = System.nanoTime();
        assertThat(daemon.cni("good" + pod, "\"ens1\"", vlanId))
                .as("ADD of pod %d", pod)
                .startsWith("0\n");
        long tookMicros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startNanos);
        assertThat(daemon.cni("DEL", "good" + pod, "\"ens1\"", vlanId)).startsWith("0\n");
        return tookMicros;
    }

    private static String figures(long[] tookMicros) {
        long[] sorted = tookMicros.clone();
        Arrays.sort(sorted);
        return String.format(
                "ADD median %d us, 99 of 100 within %d us, worst %d us",
                sorted[sorted.length / 2], sorted[sorted.length * 99 / 100], sorted[sorted.length - 1]);
    }

    private List<Future<?>> besiege(DaemonUnderAttack daemon) {
        List<Future<?>> siege = new ArrayList<>();
        HostileRequest[] hostile = HostileRequest.all();
        for (int i = 0; i < 4; i++) {
            int first = i;
            siege.add(untilOver(() -> {
                for (int j = 0; j < hostile.length && !over; j++) {
                    daemon.cni(hostile[(first * 4 + j) % hostile.length].text());
                    attacks.incrementAndGet();
                }
            }));
        }
        String names =
                IntStream.range(0, 55_000).mapToObj(i -> "\"i" + i + "\"").collect(Collectors.joining(","));
        siege.add(untilOver(() -> {
            daemon.cni("names", names, 0);
            attacks.incrementAndGet();
        }));
        siege.add(untilOver(() -> hold(open -> {
            for (int i = 0; i < 8 && !over; i++) {
                attacks.addAndGet(
                        Flood.unread(daemon.page(), i % 2 == 0 ? "/metrics" : "/v1/openapi.yaml", 20_000, open));
            }
        })));
        siege.add(untilOver(() -> hold(open -> {
            for (int i = 0; i < IDLE && !over; i++) {
                open.add(DaemonUnderAttack.open(i % 2 == 0 ? daemon.page() : daemon.apiSocket()));
                attacks.incrementAndGet();
            }
        })));
        return siege;
    }

    private interface Attack {
        void run() throws Exception;
    }

    private interface Connections {
        void openInto(List<SocketChannel> open) throws IOException;
    }

    /** A refused connection is what an attacker gets: it goes on. */
    private Future<?> untilOver(Attack attack) {
        Callable<Void> siege = () -> {
            while (!over) {
                try {
                    attack.run();
                } catch (IOException e) {
                    pause(TimeUnit.MILLISECONDS.toNanos(10));
                }
            }
            return null;
        };
        return besiegers.submit(siege);
    }

    private void hold(Connections connections) throws Exception {
        List<SocketChannel> open = new ArrayList<>();
        try {
            connections.openInto(open);
            for (long waited = 0; waited < HOLD_MILLIS && !over; waited += 100) {
                pause(TimeUnit.MILLISECONDS.toNanos(100));
            }
        } finally {
            for (SocketChannel each : open) {
                each.close();
            }
        }
    }
}
