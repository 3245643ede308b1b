package io.ifacer.daemon.api;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.link.engine.Answer;
import io.ifacer.link.engine.Command;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/audit}, {@code /v1/pause}, {@code /v1/resume}: the few things that people may ask the engine to do. */
final class CommandRoutes {

    private static final DeliveryOptions TO_ENGINE =
            new DeliveryOptions().setLocalOnly(true).setSendTimeout(60_000);

    private final Vertx vertx;

    CommandRoutes(Vertx vertx) {
        this.vertx = vertx;
    }

    void addTo(Router router) {
        router.on(HttpMethod.POST, "/v1/audit", Set.of(), exchange -> ask(exchange, new Command.Audit(), "audit begun"))
                .on(HttpMethod.POST, "/v1/pause", Set.of("link"), exchange -> {
                    String link = exchange.linkInQuery().orElse(null);
                    ask(exchange, new Command.Pause(link), "repair is paused" + of(link));
                })
                .on(HttpMethod.POST, "/v1/resume", Set.of("link"), exchange -> {
                    String link = exchange.linkInQuery().orElse(null);
                    ask(exchange, new Command.Resume(link), "repair goes on" + of(link));
                });
    }

    private static String of(@Nullable String link) {
        return link == null ? "" : " for " + link;
    }

    private void ask(Exchange exchange, Command command, String done) {
        exchange.requireChange();
        vertx.eventBus()
                .<Answer>request(Addresses.NETWORK_COMMAND, command, TO_ENGINE)
                .onSuccess(answer -> respond(exchange, answer.body(), done))
                .onFailure(failure -> exchange.refuse(503, "the engine does not answer: " + failure.getMessage()));
    }

    private static void respond(Exchange exchange, Answer answer, String done) {
        if (answer instanceof Answer.Failed failed) {
            exchange.refuse(
                    503, failed.problem().message() + "; " + failed.problem().remedy());
        } else {
            exchange.json(new JsonObject().put("text", done).toBuffer());
        }
    }
}
