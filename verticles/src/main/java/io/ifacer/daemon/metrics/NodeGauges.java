package io.ifacer.daemon.metrics;

import io.ifacer.link.Link;
import io.ifacer.link.VisibleText;
import io.ifacer.link.engine.LinkState;
import io.ifacer.link.engine.NodeView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How the node stood when it was last looked at. */
final class NodeGauges {

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final MultiGauge links;
    private final MultiGauge ports;
    private @Nullable NodeView view;
    private double auditAgeSeconds = Double.NaN;

    NodeGauges(MeterRegistry registry) {
        links = MultiGauge.builder("ifacer.links")
                .description("Links that somebody wants, by state")
                .register(registry);
        ports = MultiGauge.builder("ifacer.bond.port.up")
                .description("1: the bond's monitor sees the port's link")
                .register(registry);
        gauge(
                "ifacer.table.fresh",
                "1: all links have been read, and no notification was lost since",
                registry,
                now -> now.fresh() ? 1 : 0);
        gauge("ifacer.paused", "1: an operator paused repair on the whole node", registry, now -> now.paused() ? 1 : 0);
        gauge(
                "ifacer.attachments",
                "Interfaces of containers that want links",
                registry,
                now -> now.attachments().size());
        gauge("ifacer.links.observed", "Links that the kernel has", registry, NodeView::observedCount);
        gauge("ifacer.jobs", "Requests, repairs and deletions at work or waiting", registry, NodeView::jobs);
        gauge(
                "ifacer.differences",
                "Fields in which links are not as they are wanted",
                registry,
                now -> now.links().stream()
                        .mapToInt(link -> link.differences().size())
                        .sum());
        gauge(
                "ifacer.backoffs",
                "Links whose repair waits after earlier ones",
                registry,
                now -> now.count(LinkState.BACKING_OFF));
        Gauge.builder("ifacer.audit.age", () -> auditAgeSeconds)
                .description("Since all links were last compared with the kernel")
                .baseUnit("seconds")
                .register(registry);
    }

    private void gauge(String name, String description, MeterRegistry registry, ToDoubleFunction<NodeView> value) {
        Gauge.builder(name, () -> view == null ? Double.NaN : value.applyAsDouble(view))
                .description(description)
                .register(registry);
    }

    void observe(NodeView now, long nowNanos) {
        view = now;
        Long auditNanos = now.lastAuditNanos();
        auditAgeSeconds = auditNanos == null ? Double.NaN : (nowNanos - auditNanos) / NANOS_PER_SECOND;
        links.register(
                Arrays.stream(LinkState.values())
                        .<Row<?>>map(state ->
                                Row.of(Tags.of("state", state.name().toLowerCase(Locale.ROOT)), now.count(state)))
                        .toList(),
                true);
        ports.register(portRows(now), true);
    }

    private static List<Row<?>> portRows(NodeView now) {
        Map<Integer, String> names = new HashMap<>();
        now.observed().forEach(link -> names.put(link.ifindex(), link.name()));
        List<Row<?>> rows = new ArrayList<>();
        for (Link link : now.observed()) {
            String bond = names.get(link.controllerIfindex());
            if (link.port() != null && bond != null) {
                rows.add(Row.of(portTags(bond, link.name()), link.port().miiUp() ? 1 : 0));
            }
        }
        return rows;
    }

    /** Whoever looks at metrics with curl has a terminal, and the exposition format lets nearly everything stand. */
    static Tags portTags(String bond, String port) {
        return Tags.of("bond", VisibleText.of(bond), "port", VisibleText.of(port));
    }
}
