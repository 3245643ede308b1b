package io.ifacer.daemon.api;

import io.ifacer.daemon.stream.EventTypes;
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
        JsonArray types = new JsonArray();
        EventTypes.ALL.forEach(id -> types.add(new JsonObject().put("type", EventTypes.PREFIX + id)));
        return new JsonObject().put("types", types).toBuffer();
    }
}
