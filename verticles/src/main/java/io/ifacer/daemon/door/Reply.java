package io.ifacer.daemon.door;

/** The way back to the client of one request. */
@FunctionalInterface
public interface Reply {

    /**
     * Answers; to be called once, from any thread. A client that has gone by then does not disturb it, in the place of an answer
     * over the limit the one for that is given; a second call is an IllegalStateException.
     */
    void accept(byte[] answer);

    /**
     * Tells how much memory the request costs from now on until its client has the answer; called on the door's thread before
     * the handler returns. Without it that is as much as the request was long.
     */
    default void holds(int bytes) {}
}
