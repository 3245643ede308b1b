package io.ifacer.daemon.door;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * The socket on which the plugin's process calls: a request up to the half-close, an answer, close. One thread serves
 * all; it sleeps while nothing happens, but for a look every other second whether its file is still there, and no client can hold up another or make it hold more than a bounded amount of
 * memory.
 */
public final class CniDoor {

    /** Who is given the requests. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Takes a request; called on the door's thread, which waits for it to return: it must hand the request on.
         *
         * @param request as it came, never empty, never longer than the door's limit
         * @param reply to be called once with the answer, from any thread
         */
        void handle(byte[] request, Reply reply);
    }

    private final DoorLoop loop;

    private CniDoor(DoorLoop loop) {
        this.loop = loop;
    }

    /**
     * Opens the door.
     *
     * @param ownAnswers what the door answers by itself
     * @throws DoorException when a running daemon has the path, or something is there that is not a socket
     * @throws IOException when the socket cannot be made
     */
    public static CniDoor open(DoorSettings settings, Handler handler, DoorAnswers ownAnswers) throws IOException {
        DoorLoop loop = DoorLoop.open(settings, handler, ownAnswers);
        Thread thread = new Thread(loop, "cni-door");
        thread.setDaemon(true);
        thread.start();
        return new CniDoor(loop);
    }

    /**
     * Closes the door: nobody is let in any more, the requests in hand are answered until the deadline, then the socket's
     * file is gone and the thread ends. May be called more than once, from any thread.
     *
     * @return {@link #ended()}
     */
    public CompletableFuture<Void> stop() {
        loop.stop();
        return ended();
    }

    /** Done when the door is closed; with an error when it closed without having been asked to. */
    public CompletableFuture<Void> ended() {
        return loop.ended().copy();
    }

    /** Done when the door's thread has come round once more. */
    public CompletableFuture<Void> pulse() {
        return loop.pulse();
    }

    /** How often the door's thread has gone to wait for an event. */
    long selections() {
        return loop.selections();
    }
}
