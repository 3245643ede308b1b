package io.ifacer.daemon.bus;

import io.ifacer.link.engine.Event;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts events on the bus, numbered, as long as those that hear them keep up. The bus itself holds any number for them: when too many
 * are under way, further ones get their number and are left out, and whoever listens sees by the numbers how many those were.
 */
public final class EventOutlet {

    /** Above what one change of the whole node makes; a few megabytes. */
    static final int MAX_UNDER_WAY = 10_000;

    private final Vertx vertx;
    private final AtomicInteger underWay = new AtomicInteger();
    private long lastSequence;

    public EventOutlet(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Tells of an event that happened just now; always on the same thread. */
    public void tell(Event event) {
        long sequence = ++lastSequence;
        if (underWay.get() < MAX_UNDER_WAY) {
            underWay.incrementAndGet();
            NetworkEvent numbered = new NetworkEvent(sequence, Instant.now(), event, underWay::decrementAndGet);
            vertx.eventBus().publish(Addresses.NETWORK_EVENTS, numbered);
        }
    }
}
