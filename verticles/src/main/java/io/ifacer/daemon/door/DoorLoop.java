package io.ifacer.daemon.door;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jnr.unixsocket.UnixSocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the door's thread does: wait, serve whoever is ready, send away whoever is late. */
final class DoorLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DoorLoop.class);

    /**
     * What large requests and the answers that are made of them may take together, an eighth of the process's heap; an
     * ordinary request needs none of it.
     */
    private static final long LARGE_BYTES = 8 << 20;

    private record Answer(Connection connection, ByteBuffer bytes) {}

    private final DoorSettings settings;
    private final CniDoor.Handler handler;
    private final DoorAnswers ownAnswers;
    private final Readiness readiness;
    private final Acceptor acceptor;
    private final RequestMemory memory;
    private final ByteBuffer scratch = ByteBuffer.allocate(RequestBuffer.SMALL_BYTES);
    private final Set<Connection> connections = new LinkedHashSet<>();
    /** Whose client has gone while the handler is still at work on the request: that ends in its own time. */
    private final Set<Connection> abandoned = new LinkedHashSet<>();
    /** Large requests that are there in full. Decoding one takes milliseconds, and who has a small one waits for one at most. */
    private final Queue<Connection> inTurn = new ArrayDeque<>();

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<Void>> pulses = new ConcurrentLinkedQueue<>();
    private final LimitedLog late = new LimitedLog(LOG);
    private final LimitedLog tooLong = new LimitedLog(LOG);
    private final LimitedLog full = new LimitedLog(LOG);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopRequested;
    private boolean stopping;
    private long stopAtNanos;

    private DoorLoop(
            DoorSettings settings,
            CniDoor.Handler handler,
            DoorAnswers ownAnswers,
            Readiness readiness,
            Acceptor acceptor) {
        this.settings = settings;
        this.handler = handler;
        this.ownAnswers = ownAnswers;
        this.readiness = readiness;
        this.acceptor = acceptor;
        this.memory = new RequestMemory(LARGE_BYTES, settings.maxBytes());
    }

    static DoorLoop open(DoorSettings settings, CniDoor.Handler handler, DoorAnswers ownAnswers) throws IOException {
        Readiness readiness = new Readiness();
        try {
            return new DoorLoop(settings, handler, ownAnswers, readiness, Acceptor.open(settings, readiness));
        } catch (IOException | RuntimeException e) {
            readiness.close();
            throw e;
        }
    }

    @Override
    public void run() {
        try {
            while (!(stopping && connections.isEmpty())) {
                turn();
            }
            shut();
            ended.complete(null);
        } catch (IOException | RuntimeException e) {
            LOG.error("the CNI door broke and is closed", e);
            shut();
            ended.completeExceptionally(e);
        } catch (Error e) {
            shut();
            ended.completeExceptionally(e);
            throw e;
        }
    }

    private void turn() throws IOException {
        List<SelectionKey> ready = readiness.select(timeoutNanos(System.nanoTime()));
        long nowNanos = System.nanoTime();
        for (SelectionKey key : ready) {
            if (acceptor.owns(key)) {
                letIn(nowNanos);
            } else if (key.attachment() instanceof Connection connection) {
                attempt(connection, () -> connection.ready(nowNanos));
            }
        }
        for (CompletableFuture<Void> pulse = pulses.poll(); pulse != null; pulse = pulses.poll()) {
            pulse.complete(null);
        }
        for (Answer next = answers.poll(); next != null; next = answers.poll()) {
            Answer answer = next;
            forget(answer.connection());
            attempt(answer.connection(), () -> answer.connection().answer(answer.bytes(), nowNanos));
        }
        Connection large = inTurn.poll();
        if (large != null) {
            attempt(large, large::handIn);
        }
        if (stopRequested && !stopping) {
            beginStop(nowNanos);
        }
        sendLateAway(nowNanos);
        if (!stopping) {
            acceptor.look(room(), nowNanos, client -> add(client, nowNanos));
        }
        acceptor.update(!stopping && room() > 0, nowNanos);
    }

    /** For each place, one more request may be at work whose client has gone. */
    private int room() {
        int places = settings.maxConnections();
        return Math.min(places - connections.size(), 2 * places - connections.size() - abandoned.size());
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /** A client that breaks off is its own affair; a mistake of ours costs the one connection. */
    private void attempt(Connection connection, Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException e) {
            LOG.debug("a client broke off: {}", e.getMessage());
            connection.close();
        } catch (RuntimeException e) {
            LOG.error("a CNI request failed inside ifacer, its connection is closed", e);
            connection.close();
        }
    }

    private void letIn(long nowNanos) throws IOException {
        acceptor.accept(room(), nowNanos, client -> add(client, nowNanos));
        if (room() <= 0) {
            full.warn(
                    connections.size() + " CNI requests are served at once, " + abandoned.size()
                            + " more are at work whose clients have gone; further ones have to wait",
                    nowNanos);
        }
    }

    private void add(UnixSocketChannel client, long nowNanos) {
        try {
            Connection connection = new Connection(client, this, nowNanos);
            connections.add(connection);
            // The shim writes as soon as it is connected: most requests are there already.
            attempt(connection, () -> connection.read(nowNanos));
        } catch (IOException e) {
            troubleClosing(e);
            closeQuietly(client);
        }
    }

    private void closeQuietly(UnixSocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            troubleClosing(e);
        }
    }

    private void beginStop(long nowNanos) throws IOException {
        stopping = true;
        stopAtNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(settings.stopDeadlineMillis());
        acceptor.close();
        for (Connection connection : List.copyOf(connections)) {
            // What has come in full is in hand; who is still speaking is cut off.
            attempt(connection, () -> connection.read(nowNanos));
            if (connection.isReading()) {
                connection.close();
            }
        }
    }

    private void sendLateAway(long nowNanos) {
        for (Connection connection : List.copyOf(connections)) {
            if (nowNanos - connection.deadlineNanos() >= 0) {
                late.warn("a client of the CNI door is sent away: " + connection.missed(), nowNanos);
                attempt(connection, () -> connection.lapse(nowNanos));
            } else if (stopping && nowNanos - stopAtNanos >= 0) {
                connection.close();
            }
        }
        List.copyOf(abandoned).stream()
                .filter(connection -> nowNanos - connection.deadlineNanos() >= 0)
                .forEach(this::forget);
    }

    /** Nothing is at work for it any more. */
    void forget(Connection connection) {
        if (abandoned.remove(connection)) {
            connection.holdOnly(0);
        }
    }

    private long timeoutNanos(long nowNanos) {
        if (stopRequested != stopping || !answers.isEmpty() || !inTurn.isEmpty()) {
            return 0;
        }
        long timeout = stopping ? stopAtNanos - nowNanos : acceptor.timeoutNanos(nowNanos);
        for (Connection connection : connections) {
            timeout = Math.min(timeout, connection.deadlineNanos() - nowNanos);
        }
        for (Connection connection : abandoned) {
            timeout = Math.min(timeout, connection.deadlineNanos() - nowNanos);
        }
        return timeout;
    }

    private void shut() {
        List.copyOf(connections).forEach(Connection::close);
        try (readiness) {
            if (!stopping) {
                acceptor.close();
            }
        } catch (IOException e) {
            troubleClosing(e);
        }
    }

    void handleInTurn(Connection connection) {
        inTurn.add(connection);
    }

    void handle(Connection connection, byte[] request) {
        ReplyTo reply = new ReplyTo(connection, request.length);
        boolean taken = false;
        try {
            handler.handle(request, reply);
            taken = true;
        } finally {
            if (!taken) {
                connection.notTaken();
            }
        }
        connection.holdOnly(reply.heldBytes);
    }

    /** The way back from whatever thread to the door's. */
    private final class ReplyTo implements Reply {
        private final Connection connection;
        private final AtomicBoolean answered = new AtomicBoolean();
        private int heldBytes;

        ReplyTo(Connection connection, int requestBytes) {
            this.connection = connection;
            this.heldBytes = requestBytes;
        }

        @Override
        public void accept(byte[] bytes) {
            if (!answered.compareAndSet(false, true)) {
                throw new IllegalStateException("this CNI request has been answered before");
            }
            answers.add(new Answer(connection, fit(bytes)));
            readiness.wakeUp();
        }

        @Override
        public void holds(int bytes) {
            heldBytes = bytes;
        }
    }

    /** The client would not take more, and a place that gets no answer would be lost. */
    private ByteBuffer fit(byte[] answer) {
        if (answer.length <= settings.maxAnswerBytes()) {
            return ByteBuffer.wrap(answer);
        }
        LOG.error(
                "a CNI answer of {} bytes is over the limit of {}: a short one is given in its place",
                answer.length,
                settings.maxAnswerBytes());
        return ownAnswers.answerTooLong();
    }

    void refuseTooLong(Connection connection, long nowNanos) {
        tooLong.warn("refused a CNI request of more than " + settings.maxBytes() + " bytes", nowNanos);
        answers.add(new Answer(connection, ownAnswers.requestTooLong()));
    }

    /** @param inHand whether the handler was still at work on its request */
    void closed(Connection connection, boolean inHand) {
        connections.remove(connection);
        if (inHand) {
            abandoned.add(connection);
        }
    }

    void troubleClosing(IOException e) {
        LOG.warn("closing at the CNI door: {}", e.getMessage());
    }

    DoorSettings settings() {
        return settings;
    }

    DoorAnswers answers() {
        return ownAnswers;
    }

    Readiness readiness() {
        return readiness;
    }

    RequestMemory memory() {
        return memory;
    }

    /** Empty, for one read; what it returns is gone with the next call. */
    ByteBuffer scratch() {
        return scratch.clear();
    }

    void stop() {
        stopRequested = true;
        readiness.wakeUp();
    }

    /** Done at the thread's next turn; never when it has ended. */
    CompletableFuture<Void> pulse() {
        CompletableFuture<Void> pulse = new CompletableFuture<>();
        pulses.add(pulse);
        readiness.wakeUp();
        return pulse;
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    long selections() {
        return readiness.selections();
    }
}
