package io.ifacer.daemon.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.engine.Event;
import io.vertx.core.Vertx;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However slow those are that hear the events, what waits for them is bounded. */
@Timeout(30)
class EventOutletTest {

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<NetworkEvent> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void eventsBeyondTheLimitAreLeftOutAndSeenByTheirNumbers() throws InterruptedException {
        LocalCodec.install(vertx);
        vertx.eventBus()
                .<NetworkEvent>localConsumer(Addresses.NETWORK_EVENTS)
                .handler(message -> heard.add(message.body()));
        EventOutlet outlet = new EventOutlet(vertx);
        for (int i = 0; i < EventOutlet.MAX_UNDER_WAY + 3; i++) {
            tell(outlet);
        }
        for (long sequence = 1; sequence <= EventOutlet.MAX_UNDER_WAY; sequence++) {
            NetworkEvent next = take();
            assertThat(next.sequence()).isEqualTo(sequence);
            next.taken().run();
        }
        tell(outlet);

        assertThat(take().sequence()).isEqualTo(EventOutlet.MAX_UNDER_WAY + 4);
        assertThat(heard).isEmpty();
    }

    private static void tell(EventOutlet outlet) {
        outlet.tell(new Event(Event.Type.CARRIER_CHANGED, Event.Cause.NOTIFICATION, "ens1", "has lost its carrier"));
    }

    private NetworkEvent take() throws InterruptedException {
        NetworkEvent next = heard.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("an event").isNotNull();
        return next;
    }
}
