package io.ifacer.kernel;

import java.nio.ByteBuffer;

/**
 * A NETLINK_ROUTE socket as both doors use it. Confined to one thread at a time.
 *
 * <p>What the kernel may answer at any time comes as an error number, not as an exception: ENOBUFS is daily bread.
 */
interface RouteSocket extends AutoCloseable {

    /** What {@link #await} saw. */
    enum Ready {
        /** A datagram or an error waits to be received. */
        READABLE,
        /** Somebody raised the socket's {@link WakeUp}. */
        WOKEN,
        /** The time is over, or a signal came: look at the clock. */
        NOTHING
    }

    /**
     * Waits for a datagram.
     *
     * @param timeoutMillis below 0 for ever
     * @throws KernelException when even waiting fails
     */
    Ready await(int timeoutMillis);

    /**
     * Receives a datagram if there is one.
     *
     * @return its length in bytes, also if it was cut; or an error number, negative
     */
    int receive();

    /** The bytes of the datagram last received, from position 0 to the limit; valid until the next. */
    ByteBuffer datagram();

    /** Whether the datagram last received was longer than the buffer, so that its end is lost. */
    boolean truncated();

    /** nl_pid of whoever sent the datagram last received: 0 is the kernel. */
    int senderPortId();

    /** Where a request is written; its position is to stay 0. */
    ByteBuffer outgoing();

    /**
     * Sends the first bytes of {@link #outgoing()} to the kernel.
     *
     * @return 0, or an error number above 0
     */
    int send(int lengthBytes);

    /** nl_pid of this socket. */
    int portId();

    /** SO_RCVBUF in bytes as the kernel accounts it: twice what was asked for, if it was granted. */
    int receiveBufferBytes();

    @Override
    void close();

    /** Makes sockets. */
    interface Opener {
        /**
         * Makes a socket.
         *
         * @throws KernelException when there is none to be had
         */
        RouteSocket open();
    }
}
