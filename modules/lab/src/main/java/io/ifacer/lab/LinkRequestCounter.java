package io.ifacer.lab;

import java.util.regex.Pattern;

/**
 * Counts requests to change links, by kprobe events on the kernel functions that serve them (net/core/rtnetlink.c:
 * rtnl_newlink, rtnl_setlink, rtnl_dellink) and a histogram on each (Documentation/trace/histogram.rst).
 *
 * <p>It counts for the whole kernel, whoever asks and in whichever namespace: run nothing else meanwhile. A request that
 * the kernel refuses counts as well, but not one that names no link and carries no attribute: {@code ip link} sends one
 * each time it starts, even to show links, to learn whether the kernel knows the message (iproute2, ip/iplink.c,
 * iplink_have_newlink).
 */
public final class LinkRequestCounter implements AutoCloseable {
    /**
     * Probes with two fields of the request: nlmsghdr.nlmsg_len, and ifinfomsg.ifi_index behind the header's 16 bytes.
     * 32 bytes are the two structures alone.
     */
    private static final String START = """
            set -e
            cd /sys/kernel/tracing
            for name in newlink setlink dellink; do
              echo "p:GROUP/$name rtnl_$name bytes=+0(\\$arg2):u32 index=+20(\\$arg2):s32" >>kprobe_events
              echo 'hist:keys=common_pid if bytes > 32 || index != 0' >events/GROUP/$name/trigger
            done
            """;

    private static final String READ =
            "cd /sys/kernel/tracing/events/GROUP && cat newlink/hist setlink/hist dellink/hist";

    private static final String STOP = """
            set -e
            cd /sys/kernel/tracing
            for name in newlink setlink dellink; do
              echo '!hist:keys=common_pid' >events/GROUP/$name/trigger
              echo "-:GROUP/$name" >>kprobe_events
            done
            """;

    private static final Pattern TOTAL = Pattern.compile("^ *Hits: (\\d+)$", Pattern.MULTILINE);

    private final Lab lab;
    private final String group;

    LinkRequestCounter(Lab lab, String group) {
        this.lab = lab;
        this.group = group;
        run(START);
    }

    /** The count since this counter was made. */
    public LinkRequests read() {
        String histograms = run(READ);
        long[] totals = TOTAL.matcher(histograms)
                .results()
                .mapToLong(total -> Long.parseLong(total.group(1)))
                .toArray();
        if (totals.length != 3) {
            throw new LabException(
                    "three histograms with a total each", histograms, "see whether someone removed the probes");
        }
        return new LinkRequests(totals[0], totals[1], totals[2]);
    }

    /** Takes the probes out. */
    @Override
    public void close() {
        run(STOP);
    }

    private String run(String script) {
        return lab.run(script.replace("GROUP", group)).orThrow().stdout();
    }
}
