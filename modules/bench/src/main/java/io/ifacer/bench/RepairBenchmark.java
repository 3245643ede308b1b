package io.ifacer.bench;

import io.ifacer.link.Link;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after the notification of a change the first request of its repair goes to the kernel: {@code Bench repair VLANS}.
 * Each VLAN is set
 * down once, one after the other, so that none of them has to back off; the first quarter warms up.
 */
final class RepairBenchmark {

    /** Between two of them all threads come to rest, as on a node where little happens. */
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private RepairBenchmark() {}

    static void run(String[] arguments) throws InterruptedException {
        int vlans = Integer.parseInt(arguments[0]);
        DeclaredNode node = new DeclaredNode(vlans);
        List<Link> links = node.links().stream()
                .filter(link -> link.name().startsWith("ens1."))
                .toList();
        long[] tookNanos = new long[vlans];
        for (int i = 0; i < vlans; i++) {
            LockSupport.parkNanos(REST_NANOS);
            Link link = links.get(i);
            node.setDown(link);
            tookNanos[i] = repaired(node, link);
        }
        report(Arrays.copyOfRange(tookNanos, vlans / 4, vlans));
        System.exit(0);
    }

    private static long repaired(DeclaredNode node, Link link) throws InterruptedException {
        DeclaredNode.Request request = node.next();
        while (request.step().ifindex() != link.ifindex()) {
            request = node.next();
        }
        return request.afterNanos();
    }

    private static void report(long[] tookNanos) {
        Arrays.sort(tookNanos);
        System.out.printf(
                "repair: median %d us, 99th percentile %d us, longest %d us (%d repairs)%n",
                micros(tookNanos, 50), micros(tookNanos, 99), micros(tookNanos, 100), tookNanos.length);
    }

    private static long micros(long[] sortedNanos, int percent) {
        int index = Math.min(sortedNanos.length - 1, sortedNanos.length * percent / 100);
        return TimeUnit.NANOSECONDS.toMicros(sortedNanos[index]);
    }
}
