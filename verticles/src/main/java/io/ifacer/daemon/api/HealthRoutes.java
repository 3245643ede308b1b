package io.ifacer.daemon.api;

import io.ifacer.daemon.bus.Readiness;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Set;

/**
 * {@code GET /healthz}: the process answers. {@code GET /readyz}: it can meet requests, or why not; 503 then.
 */
final class HealthRoutes {

    private HealthRoutes() {}

    static void addTo(Router router, Readiness readiness) {
        router.on(
                        HttpMethod.GET,
                        "/healthz",
                        Set.of(),
                        exchange -> exchange.json(
                                new JsonObject().put("status", "ok").toBuffer()))
                .on(HttpMethod.GET, "/readyz", Set.of(), exchange -> ready(exchange, readiness));
    }

    private static void ready(Exchange exchange, Readiness readiness) {
        JsonObject missing = new JsonObject();
        readiness
                .missing()
                .forEach((condition, reason) -> missing.put(condition.name().toLowerCase(Locale.ROOT), reason));
        JsonObject body = new JsonObject()
                .put("status", missing.isEmpty() ? "ready" : "not ready")
                .put("missing", missing);
        exchange.respond(missing.isEmpty() ? 200 : 503, "application/json", body.toBuffer());
    }
}
