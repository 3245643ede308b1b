package io.ifacer.daemon.metrics;

import io.ifacer.daemon.bus.CniServed;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.daemon.stream.EventHistory;
import io.ifacer.daemon.stream.EventStreams;
import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.NodeView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every figure there is. Names are stable: dashboards and alert rules in deploy/ are built on them.
 */
public final class DaemonMetrics implements AutoCloseable {

    /** From a link that is right already, through one made in the kernel, to one that waits for others. */
    private static final Duration[] REQUEST_BUCKETS =
            millis(0.5, 1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000, 30_000);

    /** A repair is a matter of milliseconds, unless it has to back off. */
    private static final Duration[] REPAIR_BUCKETS = millis(1, 2, 5, 10, 25, 50, 100, 250, 1_000, 10_000, 60_000);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final NodeGauges gauges = new NodeGauges(registry);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Map<Event.Type, Counter> events = new EnumMap<>(Event.Type.class);
    private final Counter overruns = Counter.builder("ifacer.overruns")
            .description("Times that the kernel dropped notifications, after each of which all links are read again")
            .register(registry);

    /** @param version of the daemon */
    public DaemonMetrics(String version) {
        Gauge.builder("ifacer.build.info", () -> 1)
                .description("Always 1; which version runs on which Java")
                .tags("version", version, "java", System.getProperty("java.version", "unknown"))
                .register(registry);
        for (Event.Type type : Event.Type.values()) {
            events.put(
                    type,
                    Counter.builder("ifacer.events")
                            .description("Events told, by type; the README lists them")
                            .tag("type", type.id())
                            .register(registry));
        }
        Stream.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        collections,
                        new UptimeMetrics(),
                        new FileDescriptorMetrics())
                .forEach(binder -> binder.bindTo(registry));
    }

    /** Counts a CNI request. */
    public void served(CniServed served) {
        Timer.builder("ifacer.cni.request")
                .description(
                        "CNI requests, from the last byte received to the answer, by verb and CNI error code; 0 is success")
                .tags(List.of(Tag.of("verb", served.verb()), Tag.of("code", Integer.toString(served.code()))))
                .serviceLevelObjectives(REQUEST_BUCKETS)
                .register(registry)
                .record(Duration.ofNanos(served.tookNanos()));
    }

    /** Shows how the stream of events is read. Both are held weakly here: they are to live as long as their owner. */
    public void showReaders(EventStreams streams, EventHistory history) {
        Gauge.builder("ifacer.event.readers", streams, EventStreams::size)
                .description("Readers that follow the stream of events")
                .register(registry);
        FunctionCounter.builder("ifacer.events.missed", history, EventHistory::missed)
                .description("Events that readers were too slow for, as they were told; summed up over readers")
                .register(registry);
    }

    /** Shows what has to hold for the daemon to be ready, condition by condition. */
    public void showReadiness(Readiness readiness) {
        for (Readiness.Condition condition : Readiness.Condition.values()) {
            Gauge.builder("ifacer.ready", () -> readiness.missing().containsKey(condition) ? 0 : 1)
                    .description("1: the condition for being ready holds; /readyz gives the reason where it does not")
                    .tag("condition", condition.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    /** Counts an event. */
    public void told(Event event) {
        Counter counter = events.get(event.type());
        if (counter != null) {
            counter.increment();
        }
        if (event.type() == Event.Type.RESYNC_STARTED && event.cause() == Event.Cause.OVERRUN) {
            overruns.increment();
        }
        if (event.durationNanos() != Event.NO_DURATION) {
            Timer.builder("ifacer.repair")
                    .description(
                            "Repairs, from the kernel's notification of the loss to the one that shows it repaired")
                    .tag("type", event.type().id())
                    .tag("kind", RepairKind.of(event))
                    .serviceLevelObjectives(REPAIR_BUCKETS)
                    .register(registry)
                    .record(Duration.ofNanos(event.durationNanos()));
        }
    }

    /** Takes the gauges off the engine's view. */
    public void observe(NodeView view, long nowNanos) {
        gauges.observe(view, nowNanos);
    }

    /** All figures in Prometheus's text format. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private static Duration[] millis(double... millis) {
        return Arrays.stream(millis)
                .mapToObj(each -> Duration.ofNanos((long) (each * 1_000_000)))
                .toArray(Duration[]::new);
    }
}
