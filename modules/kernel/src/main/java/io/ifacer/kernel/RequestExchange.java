package io.ifacer.kernel;

import io.ifacer.netlink.Ack;
import io.ifacer.netlink.Errno;
import io.ifacer.netlink.MalformedMessageException;
import io.ifacer.netlink.MessageReader;
import io.ifacer.netlink.MessageWriter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and gathers its answers, over a socket that is made when first needed.
 *
 * <p>rtnetlink answers before send(2) returns (net/netlink/af_netlink.c, netlink_rcv_skb); only a dump's later parts come
 * as they are received. So the deadline hardly ever passes; while another holds the kernel's RTNL lock, it is send(2) that
 * waits, and no deadline ends that.
 */
final class RequestExchange implements AutoCloseable {

    /** A request, written with the sequence number that its answers are to carry. */
    interface Request {
        void writeTo(MessageWriter writer, int sequence);
    }

    /** Receives the messages of an answer, its end left out; a message is valid during the call. */
    interface Sink {
        void take(MessageReader message);
    }

    /** There was no answer, or none that can be understood: the message says why. */
    static final class NoAnswerException extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswerException(String message) {
            super(message);
        }
    }

    /**
     * How the kernel ended a request.
     *
     * @param ack its last message
     * @param interrupted whether any message of a dump had NLM_F_DUMP_INTR
     */
    record Conclusion(Ack ack, boolean interrupted) {}

    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 100_000_000;

    private final RouteSocket.Opener sockets;
    private final long timeoutNanos;
    private final MessageReader reader = new MessageReader();
    private @Nullable RouteSocket socket;
    private int sequence;
    private boolean interrupted;

    RequestExchange(RouteSocket.Opener sockets, Duration timeout) {
        this.sockets = sockets;
        this.timeoutNanos = timeout.toNanos();
    }

    /** Asks something that is answered at once. */
    Conclusion ask(Request request, Sink sink) throws NoAnswerException {
        return ask(request, sink, false);
    }

    /** Asks for a dump; one that breaks off leaves its rest in the socket, which is then made anew. */
    Conclusion dump(Request request, Sink sink) throws NoAnswerException {
        return ask(request, sink, true);
    }

    private Conclusion ask(Request request, Sink sink, boolean freshAfterFailure) throws NoAnswerException {
        try {
            RouteSocket current = socket();
            send(current, request);
            return awaitEnd(current, sink);
        } catch (KernelException e) {
            close();
            throw new NoAnswerException(String.valueOf(e.getMessage()));
        } catch (MalformedMessageException e) {
            close();
            throw new NoAnswerException("the answer cannot be understood: " + e.getMessage());
        } catch (RuntimeException e) {
            close(); // what is left of the answer must not meet the next request
            throw e;
        } catch (NoAnswerException e) {
            if (freshAfterFailure) {
                close();
            }
            throw e;
        }
    }

    private RouteSocket socket() {
        RouteSocket current = socket;
        if (current == null) {
            current = sockets.open();
            socket = current;
        }
        return current;
    }

    private void send(RouteSocket to, Request request) {
        sequence = sequence == Integer.MAX_VALUE ? 1 : sequence + 1;
        MessageWriter writer = new MessageWriter(to.outgoing());
        request.writeTo(writer, sequence);
        int errno = sendPatiently(to, writer.lengthBytes());
        if (errno != 0) {
            throw new KernelException("sending the request failed: " + Errno.describe(errno));
        }
    }

    /**
     * Without memory the request has not reached the kernel's link code (net/netlink/af_netlink.c, netlink_sendmsg), so that
     * it may be sent again: as long as the request may take, ever less often.
     */
    private int sendPatiently(RouteSocket to, int lengthBytes) {
        long deadlineNanos = System.nanoTime() + timeoutNanos;
        long pauseNanos = FIRST_PAUSE_NANOS;
        while (true) {
            int errno = to.send(lengthBytes);
            boolean lacksMemory = errno == Errno.ENOMEM.number() || errno == Errno.ENOBUFS.number();
            if (lacksMemory && deadlineNanos - System.nanoTime() > 0) {
                LockSupport.parkNanos(pauseNanos);
                pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
            } else if (errno != Errno.EINTR.number()) {
                return errno;
            }
        }
    }

    private Conclusion awaitEnd(RouteSocket from, Sink sink) throws NoAnswerException {
        interrupted = false;
        long deadlineNanos = System.nanoTime() + timeoutNanos;
        while (true) {
            int received = from.receive();
            if (received >= 0) {
                Ack end = read(from, received, sink);
                if (end != null) {
                    return new Conclusion(end, interrupted || end.dumpInterrupted());
                }
            } else if (received == -Errno.EAGAIN.number()) {
                await(from, deadlineNanos);
            } else if (received != -Errno.EINTR.number()) {
                throw new KernelException("receiving the answer failed: " + Errno.describe(-received));
            }
        }
    }

    private void await(RouteSocket from, long deadlineNanos) throws NoAnswerException {
        long remainingNanos = deadlineNanos - System.nanoTime();
        if (remainingNanos <= 0) {
            throw new NoAnswerException("the kernel did not answer within " + timeoutNanos / 1_000_000 + " ms");
        }
        from.await((int) Math.min((remainingNanos + 999_999) / 1_000_000, Integer.MAX_VALUE));
    }

    /** Reads one datagram; returns the end of the request if it is in it. */
    private @Nullable Ack read(RouteSocket from, int lengthBytes, Sink sink) {
        if (from.senderPortId() != 0) {
            return null;
        }
        if (from.truncated()) {
            throw new KernelException("an answer of " + lengthBytes + " bytes was cut to "
                    + from.datagram().limit());
        }
        reader.wrap(from.datagram());
        while (reader.next()) {
            // What a request that ran out of time left behind.
            if (reader.sequence() != sequence) {
                continue;
            }
            interrupted |= reader.isDumpInterrupted();
            if (Ack.isAck(reader)) {
                return Ack.decode(reader);
            }
            sink.take(reader);
        }
        return null;
    }

    /** Closes the socket; the next request makes another. */
    @Override
    public void close() {
        RouteSocket current = socket;
        socket = null;
        if (current != null) {
            current.close();
        }
    }
}
