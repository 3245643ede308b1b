package io.ifacer.lab;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Counts requests to change links, by kprobe events on the kernel functions that serve them (net/core/rtnetlink.c:
 * rtnl_newlink, rtnl_setlink, rtnl_dellink).
 *
 * <p>It counts for the whole kernel, whoever asks and in whichever namespace: run nothing else meanwhile. A request that
 * the kernel refuses counts as well. See Documentation/trace/kprobetrace.rst, "Event Profiling".
 */
public final class LinkRequestCounter implements AutoCloseable {
    private static final String TRACING = "/sys/kernel/tracing/";

    private final Lab lab;
    private final String group;

    LinkRequestCounter(Lab lab, String group) {
        this.lab = lab;
        this.group = group;
        lab.run("set -e; cd " + TRACING + "; for name in newlink setlink dellink; do"
                        + " echo p:" + group + "/" + group + "_$name rtnl_$name >>kprobe_events; done;"
                        + " echo 1 >events/" + group + "/enable")
                .orThrow();
    }

    /** The count since this counter was made. */
    public LinkRequests read() {
        String profile = lab.run("cat " + TRACING + "kprobe_profile").orThrow().stdout();
        Map<String, Long> hits = profile.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[0].startsWith(group + '_'))
                .collect(Collectors.toMap(columns -> columns[0], columns -> count(profile, columns)));
        return new LinkRequests(hits(hits, "newlink"), hits(hits, "setlink"), hits(hits, "dellink"));
    }

    private long hits(Map<String, Long> hits, String name) {
        Long count = hits.get(group + '_' + name);
        if (count == null) {
            throw new LabException(
                    "a count of " + name, "only " + hits, "see whether someone removed the kprobe event");
        }
        return count;
    }

    /** Columns: event name, hits, hits that the probe missed. */
    private static long count(String profile, String[] columns) {
        if (!columns[2].equals("0")) {
            throw new LabException("a probe that misses no request", profile, "count in smaller portions");
        }
        return Long.parseLong(columns[1]);
    }

    /** Takes the probes out. */
    @Override
    public void close() {
        lab.run("set -e; cd " + TRACING + "; echo 0 >events/" + group + "/enable;"
                        + " for name in newlink setlink dellink; do echo -:" + group + "/" + group
                        + "_$name >>kprobe_events; done")
                .orThrow();
    }
}
