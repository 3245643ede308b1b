package io.ifacer.daemon.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.daemon.bus.NetworkEvent;
import io.ifacer.link.engine.Event;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A reader sees every event once and in order, or is told how many it cannot see any more. */
class EventReaderTest {

    private static final int ALL = Integer.MAX_VALUE;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T03:00:00Z"), ZoneOffset.UTC);

    private final EventEncoder encoder = new EventEncoder("node1", "run1");
    private final EventHistory history = new EventHistory(4);

    @Test
    void beginsWithWhatComesFromNowOn() {
        tell(1, 2);
        EventReader reader = after(null);
        tell(3, 3);

        assertThat(sequences(reader)).containsExactly(3L);
        assertThat(reader.next(ALL).length()).isZero();
    }

    @Test
    void goesOnAfterTheEventNamed() {
        tell(1, 4);

        assertThat(sequences(after(new EventId("run1", 2)))).containsExactly(3L, 4L);
    }

    @Test
    void isToldHowManyItMissed() {
        tell(1, 2);
        EventReader reader = after(new EventId("run1", 1));
        tell(3, 9); // the history holds four: 6 to 9

        List<JsonObject> lines = lines(reader);
        assertThat(lines.get(0).getString("type")).isEqualTo("io.ifacer.events.missed");
        assertThat(lines.get(0).getString("id"))
                .as("a reader that resumes from here misses nothing more")
                .isEqualTo("run1-5");
        assertThat(lines.get(0).getJsonObject("data").getLong("missed")).isEqualTo(4); // 2 to 5
        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.getJsonObject("data").getLong("sequence"))
                .containsExactly(6L, 7L, 8L, 9L);
    }

    @Test
    void ofAnotherRunIsToldOfTheRestartAndGetsAllThereIs() {
        tell(1, 2);

        List<JsonObject> lines = lines(after(new EventId("run0", 7)));
        assertThat(lines).extracting(line -> line.getString("id")).containsExactly("run1-0", "run1-1", "run1-2");
        assertThat(lines.get(0).getJsonObject("data").getString("text")).contains("started anew");
    }

    @Test
    void isToldOfEventsThatNeverReachedTheHistory() {
        tell(1, 2);
        EventReader reader = after(new EventId("run1", 1));
        history.append(encoder.encode(event(8, Event.Type.LINK_CREATED, "bond0")));

        List<JsonObject> lines = lines(reader);
        assertThat(lines.get(0).getJsonObject("data").getLong("missed")).isEqualTo(6); // 2 to 7
        assertThat(lines.get(1).getJsonObject("data").getLong("sequence")).isEqualTo(8);
        assertThat(lines).hasSize(2);
    }

    @Test
    void thatIsAheadOfTheHistoryWaitsForNewEvents() {
        tell(1, 2);
        EventReader reader = after(new EventId("run1", 99));
        tell(3, 3);

        assertThat(sequences(reader)).containsExactly(3L);
    }

    @Test
    void takesNoMoreThanAskedButNeverCutsAnEvent() {
        tell(1, 3);
        EventReader reader = EventReader.fromOldest(history, encoder, EventFormat.NDJSON, EventFilter.ALL, CLOCK);

        assertThat(reader.next(1).toString().lines()).hasSize(1);
        assertThat(reader.next(ALL).toString().lines()).hasSize(2);
    }

    @Test
    void withAFilterSeesOnlyWhatPasses() {
        history.append(encoder.encode(event(1, Event.Type.LINK_CREATED, "bond0")));
        history.append(encoder.encode(event(2, Event.Type.LINK_CREATED, "bond0.200")));
        history.append(encoder.encode(event(3, Event.Type.LINK_CREATED, "bond01")));
        history.append(encoder.encode(event(4, Event.Type.RESYNC_STARTED, "bond0")));

        assertThat(filtered(List.of("bond0"), List.of())).containsExactly(1L, 2L, 4L);
        assertThat(filtered(List.of(), List.of("resync.started"))).containsExactly(4L);
        assertThat(filtered(List.of("bond0"), List.of("link."))).containsExactly(1L, 2L);
    }

    @Test
    void asServerSentEventsCarryTheirIdSoThatABrowserCanResume() {
        tell(1, 1);
        String text = EventReader.fromOldest(history, encoder, EventFormat.SSE, EventFilter.ALL, CLOCK)
                .next(ALL)
                .toString();

        assertThat(text)
                .startsWith("id: run1-1\nevent: io.ifacer.link.created\ndata: {\"specversion\":\"1.0\"")
                .endsWith("}\n\n");
    }

    private List<Long> filtered(List<String> subjects, List<String> types) {
        return sequences(
                EventReader.fromOldest(history, encoder, EventFormat.NDJSON, new EventFilter(subjects, types), CLOCK));
    }

    private void tell(long from, long to) {
        LongStream.rangeClosed(from, to)
                .forEach(sequence -> history.append(encoder.encode(event(sequence, Event.Type.LINK_CREATED, "bond0"))));
    }

    private static NetworkEvent event(long sequence, Event.Type type, String subject) {
        return new NetworkEvent(
                sequence, CLOCK.instant(), new Event(type, Event.Cause.NOTIFICATION, subject, "fact " + sequence));
    }

    private EventReader after(EventId id) {
        return EventReader.after(id, history, encoder, EventFormat.NDJSON, EventFilter.ALL, CLOCK);
    }

    private static List<Long> sequences(EventReader reader) {
        return lines(reader).stream()
                .map(line -> line.getJsonObject("data").getLong("sequence"))
                .toList();
    }

    private static List<JsonObject> lines(EventReader reader) {
        Buffer all = reader.next(ALL);
        return all.toString().lines().map(JsonObject::new).toList();
    }
}
