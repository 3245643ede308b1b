package io.ifacer.bench;

import io.ifacer.link.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the daemon's memory comes to while other hands delete and change its links: {@code Bench churn VLANS CHANGES}. Ten
 * changes a second would be a bad hour on a node; here they come a hundred times as fast. The fake kernel and this driver
 * live in the same process, so that the daemon alone has less than the figures.
 */
final class ChurnBenchmark {

    private static final long SEED = 1;
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int SMALL_MTU_BYTES = 1400;

    /** Above the longest back-off: when nothing was asked for in so long, all that can be repaired is. */
    private static final long QUIET_MILLIS = 40_000;

    private ChurnBenchmark() {}

    static void run(String[] arguments) throws InterruptedException, IOException {
        int vlans = Integer.parseInt(arguments[0]);
        int changes = Integer.parseInt(arguments[1]);
        DeclaredNode node = new DeclaredNode(vlans);
        System.out.println("churn: " + vlans + " links made; " + memory());
        long requests = churn(node, vlans, changes);
        System.out.println("churn: " + changes + " changes by others, " + requests + " requests so far; " + memory());
        while (node.next(QUIET_MILLIS) != null) {
            requests++;
        }
        long right = node.links().stream()
                .filter(link -> link.name().startsWith("ens1.") && link.up())
                .count();
        System.out.println("churn: at rest, " + requests + " requests in all, " + right + " of " + vlans
                + " links are there and up; " + memory());
        System.exit(0);
    }

    private static long churn(DeclaredNode node, int vlans, int changes) throws InterruptedException {
        Random random = new Random(SEED);
        List<String> names = DeclaredNode.names(vlans);
        Map<String, Link> links = new HashMap<>();
        long requests = 0;
        for (int i = 0; i < changes; i++) {
            if (i % 1_000 == 0) {
                links.clear();
                node.links().forEach(link -> links.put(link.name(), link));
            }
            Link link = links.get(names.get(random.nextInt(vlans)));
            if (link != null) {
                change(node, link, random.nextInt(4)); // one that is gone since is refused, as by a real kernel
            }
            LockSupport.parkNanos(PERIOD_NANOS);
            while (node.next(0) != null) {
                requests++;
            }
        }
        return requests;
    }

    private static void change(DeclaredNode node, Link link, int kind) {
        switch (kind) {
            case 0 -> node.delete(link);
            case 1 -> node.resize(link, SMALL_MTU_BYTES);
            default -> node.setDown(link);
        }
    }

    private static String memory() throws IOException {
        List<String> figures = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList();
        return String.join(", ", figures);
    }
}
