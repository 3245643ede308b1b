package io.ifacer.daemon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.daemon.bus.NetworkEvent;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.daemon.bus.Readiness.Condition;
import io.ifacer.daemon.stream.EventEncoder;
import io.ifacer.daemon.stream.EventFilter;
import io.ifacer.daemon.stream.EventFormat;
import io.ifacer.daemon.stream.EventHistory;
import io.ifacer.daemon.stream.EventId;
import io.ifacer.daemon.stream.EventReader;
import io.ifacer.daemon.stream.EventStreams;
import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.Event.FieldChange;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DaemonMetricsTest {

    private static final Event REPAIRED = new Event(
                    Event.Type.LINK_REPAIRED, Event.Cause.NOTIFICATION, "ens192.100", "right again")
            .with(List.of(new FieldChange("state", "missing", "up")))
            .lasting(7_000_000);

    /** Held here: what is measured does not keep it alive. */
    private final EventStreams streams = new EventStreams();

    private final DaemonMetrics metrics = new DaemonMetrics("1.0");

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void aRepairIsCountedByWhatWasWrong() {
        metrics.told(REPAIRED);

        assertThat(metrics.scrape().lines())
                .contains(
                        "ifacer_repair_seconds_count{kind=\"missing\",type=\"link.repaired\"} 1",
                        "ifacer_repair_seconds_bucket{kind=\"missing\",type=\"link.repaired\",le=\"0.005\"} 0",
                        "ifacer_repair_seconds_bucket{kind=\"missing\",type=\"link.repaired\",le=\"0.01\"} 1");
    }

    @Test
    void anOverrunIsCountedWhenItIsToldAndNotWhenItIsOver() {
        metrics.told(new Event(Event.Type.RESYNC_STARTED, Event.Cause.OVERRUN, "links", "ENOBUFS"));
        metrics.told(new Event(Event.Type.RESYNC_DONE, Event.Cause.OVERRUN, "links", "read again"));

        assertThat(metrics.scrape().lines()).contains("ifacer_overruns_total 1.0");
    }

    @Test
    void whatReadersMissIsCounted() {
        EventEncoder encoder = new EventEncoder("node1", "k3x");
        EventHistory history = new EventHistory(2);
        metrics.showReaders(streams, history);
        for (long sequence = 1; sequence <= 5; sequence++) {
            history.append(encoder.encode(new NetworkEvent(sequence, Instant.EPOCH, REPAIRED)));
        }
        EventFilter all = new EventFilter(List.of(), List.of());
        EventReader.after(EventId.parse("k3x-1"), history, encoder, EventFormat.NDJSON, all, Clock.systemUTC())
                .next(Integer.MAX_VALUE);

        // of five events the last two were kept, and it had the first
        assertThat(metrics.scrape().lines()).contains("ifacer_events_missed_total 2.0", "ifacer_event_readers 0.0");
    }

    @Test
    void whatCannotBeSeenInANameIsShownByItsNumber() {
        assertThat(NodeGauges.portTags("b\u001b[2J", "p\u202e"))
                .containsExactly(Tag.of("bond", "b\\u001b[2J"), Tag.of("port", "p\\u202e"));
    }

    @Test
    void eachConditionOfReadinessIsAFigure() {
        Readiness readiness = new Readiness();
        metrics.showReadiness(readiness);
        readiness.holds(Condition.DOOR);

        assertThat(metrics.scrape().lines())
                .contains("ifacer_ready{condition=\"door\"} 1.0", "ifacer_ready{condition=\"store\"} 0.0");
    }
}
