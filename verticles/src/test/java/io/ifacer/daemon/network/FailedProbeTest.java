package io.ifacer.daemon.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.KernelNews;
import io.ifacer.daemon.bus.LocalCodec;
import io.ifacer.daemon.bus.NetworkEvent;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.Holding;
import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.EngineSettings;
import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.Input;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A look for network namespaces that fails is no answer that all of them are there: the engine hears of it, and tells. */
class FailedProbeTest {

    private static final long PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void isTold() throws Exception {
        LocalCodec.install(vertx);
        Holding holding = new Holding(new Attachment("net", "pod", "eth0"), "/run/netns/x", List.of());
        hand(Addresses.MEMORY_LOAD, new Input.Loaded(List.of(), List.of(holding), List.of()));
        vertx.eventBus()
                .<Effect.Dump>localConsumer(Addresses.KERNEL_APPLY)
                .handler(message ->
                        message.reply(new Input.DumpDone(message.body().dumpId(), List.of(), false)));
        vertx.eventBus()
                .localConsumer(Addresses.MEMORY_PROBE)
                .handler(message -> message.fail(-1, "no descriptor left"));
        vertx.eventBus()
                .<NetworkEvent>localConsumer(Addresses.NETWORK_EVENTS)
                .handler(message -> told.add(message.body().event()));
        NetworkVerticle verticle = new NetworkVerticle(
                EngineSettings.DEFAULT, Promise.promise(), new Readiness(), moment -> {}, failure -> {});
        vertx.deployVerticle(verticle).await(PATIENCE_SECONDS, TimeUnit.SECONDS);

        vertx.eventBus().publish(Addresses.KERNEL_LINKS, new KernelNews(new Input.Subscribed(), () -> {}));

        Event event = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        assertThat(event.type()).isEqualTo(Event.Type.NAMESPACES_UNSEEN);
        assertThat(event.text()).startsWith("no descriptor left; ");
    }

    private void hand(String address, Input answer) {
        vertx.eventBus().localConsumer(address).handler(message -> message.reply(answer));
    }
}
