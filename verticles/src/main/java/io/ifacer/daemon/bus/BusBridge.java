package io.ifacer.daemon.bus;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import java.util.List;

/**
 * Joins the engine's event bus and the API's. Each has a Vert.x of its own, with its own event loop and threads: whatever the API
 * has to do, and whoever keeps it busy, an ADD does not wait for it.
 */
public final class BusBridge {

    /** Above what those who ask give it. */
    private static final DeliveryOptions ASKED =
            new DeliveryOptions().setLocalOnly(true).setSendTimeout(120_000);

    private static final DeliveryOptions TOLD = new DeliveryOptions().setLocalOnly(true);

    private BusBridge() {}

    /** Lets the API ask the engine, hear what is published beside it, and be asked whether it still answers. */
    public static void join(Vertx engine, Vertx api) {
        List.of(Addresses.NETWORK_COMMAND, Addresses.NETWORK_VIEW, Addresses.NETWORK_PLAN)
                .forEach(address -> passQuestions(address, api, engine));
        passQuestions(Addresses.API_PULSE, engine, api);
        List.of(Addresses.NETWORK_EVENTS, Addresses.CNI_SERVED).forEach(address -> passNews(address, engine, api));
    }

    private static void passQuestions(String address, Vertx from, Vertx to) {
        from.eventBus()
                .localConsumer(address)
                .handler(question -> to.eventBus()
                        .request(address, question.body(), ASKED)
                        .onSuccess(answer -> question.reply(answer.body()))
                        .onFailure(failure -> fail(question, failure)));
    }

    private static void fail(Message<?> question, Throwable failure) {
        int code = failure instanceof ReplyException reply ? reply.failureCode() : -1;
        question.fail(code, failure.getMessage());
    }

    private static void passNews(String address, Vertx from, Vertx to) {
        from.eventBus().localConsumer(address).handler(news -> to.eventBus().publish(address, news.body(), TOLD));
    }
}
