package io.ifacer.daemon.api;

import io.ifacer.daemon.stream.EventEncoder;
import io.ifacer.daemon.stream.EventFilter;
import io.ifacer.daemon.stream.EventFormat;
import io.ifacer.daemon.stream.EventHistory;
import io.ifacer.daemon.stream.EventId;
import io.ifacer.daemon.stream.EventReader;
import io.ifacer.daemon.stream.EventStreams;
import io.ifacer.daemon.stream.EventTypes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v1/events}: what happened and happens, as Server-Sent Events or as lines of JSON. */
final class EventsRoute implements Router.Route {

    static final Set<String> PARAMETERS = Set.of("after", "follow", "format", "link", "type");

    private static final String OLDEST = "oldest";

    /** Of what there is, so much is on its way at once. */
    private static final int PIECE_BYTES = 64 << 10;

    private final EventHistory history;
    private final EventEncoder encoder;
    private final EventStreams streams;
    private final int maxReaders;

    EventsRoute(EventHistory history, EventEncoder encoder, EventStreams streams, int maxReaders) {
        this.history = history;
        this.encoder = encoder;
        this.streams = streams;
        this.maxReaders = maxReaders;
    }

    @Override
    public void handle(Exchange exchange) {
        EventFormat format = format(exchange);
        EventReader reader = reader(exchange, format);
        boolean follow = follow(exchange);
        if (follow && streams.size() >= maxReaders) {
            throw new ApiException(
                    503,
                    "there are " + maxReaders
                            + " readers of events, as many as api.maxReaders allows; close some, or allow more");
        }
        HttpServerResponse response = exchange.request().response();
        response.putHeader("Content-Type", format.mediaType()).putHeader("Cache-Control", "no-store");
        if (!follow) {
            tell(exchange, reader, history.newest());
            return;
        }
        exchange.guest().follow();
        response.setChunked(true);
        response.writeHead(); // so that a reader knows at once that it follows, however long nothing happens
        response.closeHandler(none -> streams.forget(response));
        streams.follow(reader, format, response, exchange.guest()::hangUp);
    }

    /** What there is: in one piece where it is short, else piece by piece, each when the one before has been taken. */
    private static void tell(Exchange exchange, EventReader reader, long newest) {
        Buffer first = reader.next(PIECE_BYTES);
        HttpServerResponse response = exchange.request().response();
        if (reader.position() >= newest || first.length() == 0) {
            if (!exchange.guest().answer(response, first)) {
                throw new ApiException(503, "too much is on its way to others; ask again");
            }
            return;
        }
        response.setChunked(true);
        piece(exchange, reader, newest, first);
    }

    private static void piece(Exchange exchange, EventReader reader, long newest, Buffer piece) {
        HttpServerResponse response = exchange.request().response();
        Guest guest = exchange.guest();
        guest.beginsToWrite();
        if (piece.length() == 0) {
            guest.end(response);
            return;
        }
        response.write(piece)
                .onSuccess(none -> {
                    boolean last = reader.position() >= newest;
                    piece(exchange, reader, newest, last ? Buffer.buffer() : reader.next(PIECE_BYTES));
                })
                .onFailure(none -> guest.hangUp());
    }

    private static boolean follow(Exchange exchange) {
        String asked = exchange.parameter("follow").orElse("true");
        return switch (asked) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ApiException(400, "follow is '" + asked + "'; wanted: true or false");
        };
    }

    /** By the parameter, else by what the client accepts; a browser's EventSource asks for text/event-stream. */
    private static EventFormat format(Exchange exchange) {
        Optional<String> asked = exchange.parameter("format");
        if (asked.isEmpty()) {
            String accepted = exchange.request().getHeader("Accept");
            return accepted != null && accepted.contains(EventFormat.SSE.mediaType())
                    ? EventFormat.SSE
                    : EventFormat.NDJSON;
        }
        return switch (asked.get()) {
            case "sse" -> EventFormat.SSE;
            case "ndjson" -> EventFormat.NDJSON;
            default -> throw new ApiException(400, "format is '" + asked.get() + "'; wanted: sse or ndjson");
        };
    }

    private static List<String> types(Exchange exchange) {
        List<String> types = new ArrayList<>();
        for (String asked : exchange.parameters("type")) {
            String type = EventTypes.named(asked);
            if (type == null) {
                throw new ApiException(
                        400,
                        "there is no type of event '" + asked
                                + "'; wanted: one of /v1/event-types, or how some begin, to a dot, as in link.");
            }
            types.add(type);
        }
        return types;
    }

    private EventReader reader(Exchange exchange, EventFormat format) {
        EventFilter filter = new EventFilter(exchange.parameters("link"), types(exchange));
        Clock clock = Clock.systemUTC();
        String after = exchange.request().getHeader("Last-Event-ID");
        if (after == null) {
            after = exchange.parameter("after").orElse("");
        }
        if (after.equals(OLDEST)) {
            return EventReader.fromOldest(history, encoder, format, filter, clock);
        }
        EventId id = after.isEmpty() ? null : EventId.parse(after);
        if (id == null && !after.isEmpty()) {
            throw new ApiException(
                    400, "'" + after + "' is not the id of an event; wanted: an id as events have it, or " + OLDEST);
        }
        return EventReader.after(id, history, encoder, format, filter, clock);
    }
}
