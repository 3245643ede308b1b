package io.ifacer.daemon.door;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A handler that keeps each request until the test answers it. */
final class HeldRequests implements CniDoor.Handler {

    record Held(String request, Reply reply) {
        void answer(String answer) {
            reply.accept(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final BlockingQueue<Held> held = new LinkedBlockingQueue<>();

    @Override
    public void handle(byte[] request, Reply reply) {
        held.add(new Held(new String(request, StandardCharsets.UTF_8), reply));
    }

    /** The next request, waited for. */
    Held next() throws InterruptedException {
        Held next = held.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no request came to the handler within 20 s");
        }
        return next;
    }

    /** Whether no request comes for so long; one that comes is kept. */
    boolean isQuietFor(long millis) throws InterruptedException {
        Held next = held.poll(millis, TimeUnit.MILLISECONDS);
        return next == null || !held.add(next);
    }

    int waiting() {
        return held.size();
    }
}
