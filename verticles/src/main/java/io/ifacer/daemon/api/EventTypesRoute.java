package io.ifacer.daemon.api;

import io.ifacer.daemon.stream.EventTypes;
import io.ifacer.link.engine.Event;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code GET /v1/event-types}: every type of event there is, with what each event of it carries, so that a client need not know. */
final class EventTypesRoute implements Router.Route {

    private final Buffer types = types();

    @Override
    public void handle(Exchange exchange) {
        exchange.json(types);
    }

    private static Buffer types() {
        JsonArray types = new JsonArray();
        for (Event.Type type : Event.Type.values()) {
            JsonArray parts = new JsonArray().add("cause");
            type.always().forEach(part -> parts.add(part.id()));
            types.add(type(type.id(), parts));
        }
        types.add(type(EventTypes.MISSED, new JsonArray()));
        return new JsonObject().put("types", types).toBuffer();
    }

    private static JsonObject type(String id, JsonArray carries) {
        return new JsonObject().put("type", EventTypes.PREFIX + id).put("carries", carries);
    }
}
