package io.ifacer.daemon.bus;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Passes the project's own immutable records by reference: inside one process nothing is copied or made JSON. */
public final class LocalCodec implements MessageCodec<Object, Object> {

    private static final String NAME = "ifacer-local";
    private static final String PACKAGE = "io.ifacer.";

    private LocalCodec() {}

    /** Makes the event bus use this codec for every body whose class is the project's. */
    public static void install(Vertx vertx) {
        vertx.eventBus().registerCodec(new LocalCodec());
        vertx.eventBus().codecSelector(body -> body.getClass().getName().startsWith(PACKAGE) ? NAME : null);
    }

    @Override
    public Object transform(Object body) {
        return body;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1; // the value that Vert.x requires of every codec that is not its own
    }

    @Override
    public void encodeToWire(Buffer buffer, Object body) {
        throw new UnsupportedOperationException(
                "the event bus of ifacerd is local: " + body.getClass() + " cannot be sent");
    }

    @Override
    public Object decodeFromWire(int position, Buffer buffer) {
        throw new UnsupportedOperationException("the event bus of ifacerd is local: nothing can be received");
    }
}
