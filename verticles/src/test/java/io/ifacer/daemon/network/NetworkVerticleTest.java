package io.ifacer.daemon.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.LocalCodec;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.link.engine.Command;
import io.ifacer.link.engine.EngineSettings;
import io.ifacer.link.engine.Input;
import io.ifacer.store.recording.Moment;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A turn of the engine that fails, whatever fails in it, leaves nobody waiting and ends the process. */
class NetworkVerticleTest {

    private static final long PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Throwable> fatal = new LinkedBlockingQueue<>();

    @BeforeEach
    void anEngineWhoseTurnsFailOnceItIsAsked() throws Exception {
        LocalCodec.install(vertx);
        vertx.eventBus()
                .localConsumer(Addresses.MEMORY_LOAD)
                .handler(message -> message.reply(new Input.Loaded(List.of(), List.of(), List.of())));
        NetworkVerticle verticle = new NetworkVerticle(
                EngineSettings.DEFAULT, Promise.promise(), new Readiness(), NetworkVerticleTest::record, fatal::add);
        vertx.deployVerticle(verticle).await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** An error of the JVM is none the less a failed turn: a stack may be full in the middle of one. */
    private static void record(Moment moment) {
        if (moment.input() instanceof Input.Asked && !moment.effects().isEmpty()) {
            throw new StackOverflowError("in the middle of a turn");
        }
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void theRequestConcernedIsAnsweredAndTheProcessEnds() throws Exception {
        assertThatThrownBy(() -> status().await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .hasMessageContaining("the engine failed")
                .hasMessageContaining("in the middle of a turn");
        assertThat(fatal.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void aRequestAfterItIsAnsweredTooAndNothingMoreIsDecided() throws Exception {
        Future<?> first = status();
        assertThatThrownBy(() -> status().await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .hasMessageContaining("the engine failed before");
        assertThat(first.failed()).isTrue();
        assertThat(fatal.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
        assertThat(fatal).as("told once").isEmpty();
    }

    private Future<?> status() {
        return vertx.eventBus().request(Addresses.NETWORK_COMMAND, new Command.Status());
    }
}
