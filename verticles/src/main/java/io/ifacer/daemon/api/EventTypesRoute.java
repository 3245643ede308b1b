package io.ifacer.daemon.api;

import io.ifacer.daemon.stream.EventEncoder;
import io.ifacer.link.engine.Event;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /v1/event-types}: every type of event there is, so that a client need not have a list of its own. */
final class EventTypesRoute implements Router.Route {

    private final Buffer types = types();

    @Override
    public void handle(Exchange exchange) {
        exchange.json(types);
    }

    private static Buffer types() {
        JsonArray types = new JsonArray().add(type("events.missed"));
        for (Event.Type type : Event.Type.values()) {
            types.add(type(type.id()));
        }
        return new JsonObject().put("types", types).toBuffer();
    }

    private static JsonObject type(String id) {
        return new JsonObject().put("type", EventEncoder.TYPE_PREFIX + id);
    }
}
