package io.ifacer.link.engine;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.engine.NodeView.LinkView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Draws up a {@link NodeView}; nothing in it changes afterwards. */
final class Viewer {

    private final DesiredLinks desired;
    private final Attachments attachments;
    private final Observation observation;
    private final Pause pause;
    private final Rounds rounds;
    private final JobRunner runner;

    Viewer(
            DesiredLinks desired,
            Attachments attachments,
            Observation observation,
            Pause pause,
            Rounds rounds,
            JobRunner runner) {
        this.desired = desired;
        this.attachments = attachments;
        this.observation = observation;
        this.pause = pause;
        this.rounds = rounds;
        this.runner = runner;
    }

    NodeView view() {
        LinkTable table = observation.table();
        Map<Integer, Link> observed = new TreeMap<>();
        List<LinkView> links = new ArrayList<>();
        for (Wanted wanted : desired.all()) {
            if (wanted.isWanted()) {
                links.add(view(wanted, table));
                add(table.byName(wanted.name()), observed);
                wanted.spec().lowers().forEach(lower -> add(table.byName(lower), observed));
            }
        }
        return new NodeView(
                links,
                List.copyOf(observed.values()),
                List.copyOf(attachments.all()),
                pause.nodeWide(),
                observation.fresh(),
                observation.fresh() ? "" : observation.staleBecause(),
                rounds.lastAuditNanos(),
                table.size(),
                runner.size());
    }

    private static void add(@Nullable Link link, Map<Integer, Link> observed) {
        if (link != null) {
            observed.put(link.ifindex(), link);
        }
    }

    private static LinkView view(Wanted wanted, LinkTable table) {
        Health health = wanted.health();
        return new LinkView(
                wanted.spec(),
                table.byName(wanted.name()),
                List.copyOf(wanted.owners()),
                wanted.declared(),
                wanted.own(),
                health.differences(),
                health.state(),
                health.reason(),
                health.state() == LinkState.BACKING_OFF ? health.waitsUntilNanos() : null,
                health.backoff().timesInAll());
    }
}
