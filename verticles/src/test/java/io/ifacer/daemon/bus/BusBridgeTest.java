package io.ifacer.daemon.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BusBridgeTest {

    private final Vertx engine = Vertx.vertx();
    private final Vertx api = Vertx.vertx();

    @BeforeEach
    void join() {
        LocalCodec.install(engine);
        LocalCodec.install(api);
        BusBridge.join(engine, api);
    }

    @AfterEach
    void close() {
        api.close().await();
        engine.close().await();
    }

    @Test
    void theApiAsksAndIsAnswered() {
        engine.eventBus().localConsumer(Addresses.NETWORK_VIEW).handler(question -> question.reply("as it stands"));

        assertThat(api.eventBus().request(Addresses.NETWORK_VIEW, "").await().body())
                .isEqualTo("as it stands");
    }

    @Test
    void aRefusalComesBackWithItsReason() {
        engine.eventBus().localConsumer(Addresses.NETWORK_COMMAND).handler(question -> question.fail(7, "broken"));

        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        api.eventBus().request(Addresses.NETWORK_COMMAND, "").onFailure(failure::complete);

        assertThat(failure.join())
                .isInstanceOfSatisfying(
                        ReplyException.class,
                        reply -> assertThat(reply.failureCode()).isEqualTo(7))
                .hasMessageContaining("broken");
    }

    @Test
    void whatTheEngineTellsIsHeardInOrder() throws InterruptedException {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        api.eventBus()
                .localConsumer(Addresses.CNI_SERVED)
                .handler(news -> heard.add(news.body()))
                .completion()
                .await();
        CniServed first = new CniServed("ADD", 0, 1);
        CniServed second = new CniServed("DEL", 0, 2);

        engine.eventBus().publish(Addresses.CNI_SERVED, first).publish(Addresses.CNI_SERVED, second);

        assertThat(heard.take()).isSameAs(first);
        assertThat(heard.take()).isSameAs(second);
    }
}
