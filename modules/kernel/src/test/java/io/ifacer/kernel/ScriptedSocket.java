package io.ifacer.kernel;

import io.ifacer.netlink.Errno;
import io.ifacer.netlink.MessageWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * A socket that gives what a script says, one thing for each receive, and then nothing: whoever awaits more waits for the
 * wake-up, or finds the time over where there is none.
 */
class ScriptedSocket implements RouteSocket {

    private static final int CAPACITY_BYTES = 4096;

    private final Deque<IntSupplier> receives = new ArrayDeque<>();
    private final Deque<Integer> sends = new ArrayDeque<>();
    private final List<Integer> sentSequences = new ArrayList<>();
    private final List<byte[]> sent = new ArrayList<>();
    private final ByteBuffer outgoing = ByteBuffer.allocate(CAPACITY_BYTES).order(ByteOrder.nativeOrder());
    private ByteBuffer datagram = ByteBuffer.allocate(0);
    private int senderPortId;
    private boolean truncated;
    private boolean closed;
    private WakeUp wakeUp;

    ScriptedSocket() {}

    ScriptedSocket(WakeUp wakeUp) {
        this.wakeUp = wakeUp;
    }

    /** The next receive gives a datagram of the kernel. */
    ScriptedSocket gives(Consumer<MessageWriter> messages) {
        return gives(0, false, messages);
    }

    /** The next receive gives a datagram that another socket sent. */
    ScriptedSocket givesFrom(int portId, Consumer<MessageWriter> messages) {
        return gives(portId, false, messages);
    }

    /** The next receive gives a datagram whose end is cut off. */
    ScriptedSocket givesCut(Consumer<MessageWriter> messages) {
        return gives(0, true, messages);
    }

    private ScriptedSocket gives(int portId, boolean cut, Consumer<MessageWriter> messages) {
        receives.add(() -> {
            ByteBuffer bytes = ByteBuffer.allocate(CAPACITY_BYTES).order(ByteOrder.nativeOrder());
            MessageWriter writer = new MessageWriter(bytes);
            messages.accept(writer);
            datagram = bytes.limit(writer.lengthBytes());
            senderPortId = portId;
            truncated = cut;
            return writer.lengthBytes();
        });
        return this;
    }

    /** The next receive fails. */
    ScriptedSocket fails(Errno errno) {
        receives.add(() -> -errno.number());
        return this;
    }

    /** The next receive finds nothing. */
    ScriptedSocket isEmpty() {
        return fails(Errno.EAGAIN);
    }

    /** The next receive throws. */
    ScriptedSocket throwing(RuntimeException failure) {
        receives.add(() -> {
            throw failure;
        });
        return this;
    }

    /** The next receive throws what no Java code expects. */
    ScriptedSocket throwing(Error failure) {
        receives.add(() -> {
            throw failure;
        });
        return this;
    }

    /** The next send fails. */
    ScriptedSocket refusesToSend(Errno errno) {
        sends.add(errno.number());
        return this;
    }

    /** The messages that were sent. */
    List<byte[]> sent() {
        return sent;
    }

    /** The sequence numbers of what was sent. */
    List<Integer> sentSequences() {
        return sentSequences;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public Ready await(int timeoutMillis) {
        if (!receives.isEmpty()) {
            return Ready.READABLE;
        }
        if (wakeUp == null) {
            return Ready.NOTHING;
        }
        wakeUp.await(timeoutMillis);
        return wakeUp.isRaised() ? Ready.WOKEN : Ready.NOTHING;
    }

    @Override
    public int receive() {
        IntSupplier next = receives.poll();
        return next == null ? -Errno.EAGAIN.number() : next.getAsInt();
    }

    @Override
    public ByteBuffer datagram() {
        return datagram;
    }

    @Override
    public boolean truncated() {
        return truncated;
    }

    @Override
    public int senderPortId() {
        return senderPortId;
    }

    @Override
    public ByteBuffer outgoing() {
        return outgoing;
    }

    @Override
    public int send(int lengthBytes) {
        Integer errno = sends.poll();
        if (errno != null) {
            return errno;
        }
        sentSequences.add(outgoing.getInt(8));
        byte[] message = new byte[lengthBytes];
        outgoing.duplicate().get(0, message);
        sent.add(message);
        return 0;
    }

    @Override
    public int portId() {
        return 1;
    }

    @Override
    public int receiveBufferBytes() {
        return CAPACITY_BYTES;
    }

    @Override
    public void close() {
        closed = true;
    }
}
