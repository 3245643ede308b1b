package io.ifacer.daemon.api;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.stream.EventFilter;
import io.ifacer.daemon.stream.EventHistory;
import io.ifacer.link.engine.NodePlan;
import io.ifacer.link.engine.NodeView;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** {@code GET /v1/links} and its kin: how the node stands now. */
final class StateRoutes {

    private static final int STORY_EVENTS = 10;
    private static final long PLAN_MILLIS = 10_000;

    private final SharedQuestion<NodeView> view;
    private final SharedQuestion<NodePlan> plan;
    private final String node;
    private final EventHistory history;

    StateRoutes(Vertx vertx, SharedQuestion<NodeView> view, String node, EventHistory history) {
        this.view = view;
        this.plan = new SharedQuestion<>(vertx, Addresses.NETWORK_PLAN, PLAN_MILLIS);
        this.node = node;
        this.history = history;
    }

    void addTo(Router router) {
        router.on(HttpMethod.GET, "/v1/links", Set.of(), exchange -> view(exchange, (to, json) -> to.json(json.all())))
                .on(HttpMethod.GET, "/v1/links/*", Set.of(), exchange -> {
                    String name = exchange.linkInPath();
                    view(exchange, (to, json) -> story(to, json, name));
                })
                .on(
                        HttpMethod.GET,
                        "/v1/attachments",
                        Set.of(),
                        exchange -> view(
                                exchange,
                                (to, json) -> to.json(json.attachments().toBuffer())))
                .on(HttpMethod.GET, "/v1/plan", Set.of(), this::plan);
    }

    private void plan(Exchange exchange) {
        plan.ask()
                .onSuccess(answer -> respond(exchange, answer))
                .onFailure(failure -> exchange.refuse(503, "the engine does not answer: " + failure.getMessage()));
    }

    private static void respond(Exchange exchange, NodePlan plan) {
        if (plan.staleBecause().isEmpty()) {
            exchange.json(NodeJson.of(plan).toBuffer());
        } else {
            exchange.refuse(503, "nothing is planned while the links are read from the kernel: " + plan.staleBecause());
        }
    }

    private void view(Exchange exchange, BiConsumer<Exchange, NodeJson> respond) {
        view.ask()
                .onSuccess(answer -> respond.accept(exchange, new NodeJson(node, answer, System.nanoTime())))
                .onFailure(failure -> exchange.refuse(503, "the engine does not answer: " + failure.getMessage()));
    }

    /** What happened to it is told of under the name by which it is wanted, or the one that it had then. */
    private static List<String> names(JsonObject link) {
        List<String> names = new ArrayList<>();
        names.add(link.getString("name"));
        link.getJsonArray("altnames", new JsonArray()).forEach(altname -> names.add((String) altname));
        return names;
    }

    private void story(Exchange exchange, NodeJson json, String name) {
        JsonObject link = json.link(name);
        if (link == null) {
            exchange.refuse(
                    404,
                    "nobody wants " + name + ", and nothing that is wanted stands on it; /v1/links has those that are");
            return;
        }
        JsonArray events = new JsonArray();
        history.last(STORY_EVENTS, new EventFilter(names(link), List.of()))
                .forEach(event -> events.add(new JsonObject(Buffer.buffer(event.json()))));
        exchange.json(new JsonObject().put("link", link).put("events", events).toBuffer());
    }
}
