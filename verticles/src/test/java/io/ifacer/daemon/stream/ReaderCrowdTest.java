package io.ifacer.daemon.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.daemon.bus.NetworkEvent;
import io.ifacer.link.engine.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many slow readers and a few fast ones at once: the fast lose nothing, the slow are told what they lose, memory stays bounded. */
class ReaderCrowdTest {

    private static final int KEPT_EVENTS = 64;
    private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final int FAST = 5;
    private static final int SLOW = 40;
    private static final int BURSTS = 300;
    private static final int EVENTS_IN_BURST = 20;
    private static final long ALL = (long) BURSTS * EVENTS_IN_BURST;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T03:00:00Z"), ZoneOffset.UTC);

    private final EventEncoder encoder = new EventEncoder("node1", "run1");
    private final EventHistory history = new EventHistory(KEPT_EVENTS);
    private final EventStreams streams = new EventStreams();
    private long told;

    @Test
    void fastOnesLoseNothingAndSlowOnesAreToldHowManyTheyMissed() {
        List<SlowConnection> fast = follow(FAST);
        List<SlowConnection> slow = follow(SLOW);
        for (int burst = 0; burst < BURSTS; burst++) {
            tellOneBurst();
            fast.forEach(SlowConnection::takeAll);
            slow.get(burst % SLOW).takeOne(); // each gets a turn in one burst of forty
        }
        slow.forEach(SlowConnection::takeAll);

        assertThat(fast)
                .allSatisfy(reader -> assertThat(reader.sequences())
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, ALL).boxed().toList()));
        assertThat(slow).allSatisfy(reader -> {
            assertThat(reader.missed()).isPositive();
            assertThat(reader.sequences().size() + reader.missed()).isEqualTo(ALL);
            assertThat(reader.sequences()).isSorted().doesNotHaveDuplicates();
        });
    }

    @Test
    void whatWaitsForASlowReaderIsBoundedHoweverMuchHappens() {
        List<SlowConnection> slow = follow(SLOW);
        for (int burst = 0; burst < BURSTS; burst++) {
            tellOneBurst();
        }

        int largestEvent = history.chunk(ALL - 1, EventFormat.NDJSON, EventFilter.ALL, 1)
                .bytes()
                .length();
        assertThat(slow)
                .allSatisfy(reader -> assertThat(reader.mostWaitingBytes())
                        .isPositive()
                        .isLessThan(2 * (EventStream.CHUNK_BYTES + largestEvent)));
    }

    @Test
    void readersAtTheSamePlaceGetTheSameBytesAndNotCopies() {
        List<SlowConnection> fast = follow(FAST);
        tellOneBurst();

        assertThat(fast)
                .allSatisfy(reader -> assertThat(reader.waiting())
                        .hasSameSizeAs(fast.get(0).waiting())
                        .zipSatisfy(
                                fast.get(0).waiting(),
                                (mine, first) -> assertThat(mine).isSameAs(first)));
    }

    @Test
    void whoTakesNothingForSixHeartbeatsIsHungUpOn() {
        List<SlowConnection> dead = follow(1);
        List<SlowConnection> alive = follow(1);
        IntStream.range(0, BURSTS).forEach(burst -> tellOneBurst());

        for (int beat = 0; beat < EventStreams.MAX_BEATS_WHILE_FULL; beat++) {
            assertThat(dead.get(0).isHungUp()).isFalse();
            alive.get(0).takeOne();
            streams.beat();
        }
        assertThat(dead.get(0).isHungUp()).isTrue();
        assertThat(alive.get(0).isHungUp()).isFalse();
        assertThat(streams.size()).isEqualTo(1);
    }

    private List<SlowConnection> follow(int readers) {
        List<SlowConnection> connections =
                Stream.generate(SlowConnection::new).limit(readers).toList();
        connections.forEach(connection -> streams.follow(
                EventReader.after(null, history, encoder, EventFormat.NDJSON, EventFilter.ALL, CLOCK),
                EventFormat.NDJSON,
                connection,
                connection::hangUp));
        return connections;
    }

    private void tellOneBurst() {
        for (int i = 0; i < EVENTS_IN_BURST; i++) {
            Event event = new Event(
                    Event.Type.CARRIER_CHANGED, Event.Cause.NOTIFICATION, "ens" + told % 7, "has lost its carrier");
            history.append(encoder.encode(new NetworkEvent(++told, CLOCK.instant(), event)));
        }
        while (streams.burst(System.nanoTime() + HOUR_NANOS)) {
            // somebody could take more at once
        }
    }
}
