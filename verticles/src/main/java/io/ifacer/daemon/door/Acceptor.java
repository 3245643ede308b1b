package io.ifacer.daemon.door;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jnr.unixsocket.UnixServerSocketChannel;
import jnr.unixsocket.UnixSocketAddress;
import jnr.unixsocket.UnixSocketChannel;
import jnr.unixsocket.UnixSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets clients in: those of the right user, and no more than there is room for. */
final class Acceptor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);

    /** Only the user that the daemon runs as may connect. */
    private static final String MODE = "rw-------";

    /** Three times the burst of a node's reboot; the kernel cuts it to net.core.somaxconn. */
    private static final int BACKLOG = 1024;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(SocketFile.LOOK_MILLIS);

    private final LimitedLog foreigners = new LimitedLog(LOG);
    private final LimitedLog troubles = new LimitedLog(LOG);
    private final int allowedUid;
    private final Readiness readiness;
    private final SocketFile file;
    private UnixServerSocketChannel channel;
    private SelectionKey key;
    private long pausedUntilNanos;
    private boolean paused;
    private long nextLookNanos = System.nanoTime() + LOOK_NANOS;

    private Acceptor(
            int allowedUid, Readiness readiness, UnixServerSocketChannel channel, SocketFile file, SelectionKey key) {
        this.allowedUid = allowedUid;
        this.readiness = readiness;
        this.channel = channel;
        this.file = file;
        this.key = key;
    }

    static Acceptor open(DoorSettings settings, Readiness readiness) throws IOException {
        UnixServerSocketChannel channel = UnixServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            SelectionKey key = readiness.await(channel, SelectionKey.OP_ACCEPT, channel);
            return new Acceptor(settings.allowedUid(), readiness, channel, bind(channel, settings.socket()), key);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static SocketFile bind(UnixServerSocketChannel channel, Path socket) throws IOException {
        SocketFile file = SocketFile.prepare(socket);
        try {
            show(channel, file);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void show(UnixServerSocketChannel channel, SocketFile file) throws IOException {
        channel.socket().bind(new UnixSocketAddress(file.bindPath().toFile()), BACKLOG);
        file.show(MODE);
    }

    /**
     * Looks now and then whether the file is where the plugin looks for it. A socket that has lost its name cannot be given it
     * back: another is made in its place. Those that wait at the old one are let in first.
     *
     * @param room for how many of those there is room
     */
    void look(int room, long nowNanos, Consumer<UnixSocketChannel> guest) {
        if (nowNanos - nextLookNanos < 0) {
            return;
        }
        nextLookNanos = nowNanos + LOOK_NANOS;
        if (file.isShown()) {
            return;
        }
        try {
            UnixServerSocketChannel old = channel;
            letIn(room, nowNanos, guest);
            open();
            old.close(); // which cancels its key
            LOG.warn("the CNI socket's file was taken away; it was made again: look for what removes files there");
        } catch (IOException | RuntimeException e) {
            troubles.warn(
                    "the CNI socket's file was taken away, no plugin can call, and it cannot be made again ("
                            + e.getMessage() + "); trying on",
                    nowNanos);
        }
    }

    private void open() throws IOException {
        UnixServerSocketChannel fresh = UnixServerSocketChannel.open();
        try {
            fresh.configureBlocking(false);
            file.prepareAgain();
            show(fresh, file);
            key = readiness.await(fresh, SelectionKey.OP_ACCEPT, fresh);
            channel = fresh;
        } catch (IOException | RuntimeException e) {
            fresh.close();
            throw e;
        }
    }

    boolean owns(SelectionKey ready) {
        return ready == key;
    }

    /**
     * Lets in as many as there is room for.
     *
     * @param guest called with each, already non-blocking
     */
    void accept(int room, long nowNanos, Consumer<UnixSocketChannel> guest) throws IOException {
        if (letIn(room, nowNanos, guest) == 0 && room > 0) {
            pause(nowNanos);
        }
    }

    /** How many came: no more than there is room for. */
    private int letIn(int room, long nowNanos, Consumer<UnixSocketChannel> guest) throws IOException {
        int count = 0;
        for (; count < room; count++) {
            UnixSocketChannel client = channel.accept();
            if (client == null) {
                return count;
            }
            if (isAllowed(client, nowNanos)) {
                client.configureBlocking(false);
                guest.accept(client);
            } else {
                client.close();
            }
        }
        return count;
    }

    /**
     * Somebody waits and cannot be let in: the process has no descriptor left, as a rule. The socket stays ready, so that
     * without a pause the thread would spin.
     */
    private void pause(long nowNanos) {
        troubles.warn(
                "a client waits at the CNI door and cannot be accepted; is the limit of open files reached?", nowNanos);
        paused = true;
        pausedUntilNanos = nowNanos + PAUSE_NANOS;
    }

    private boolean isAllowed(UnixSocketChannel client, long nowNanos) throws IOException {
        int uid = client.getOption(UnixSocketOptions.SO_PEERCRED).getUid();
        if (uid == allowedUid) {
            return true;
        }
        foreigners.warn(
                "closed the CNI door on a process of uid " + uid + ", only uid " + allowedUid + " is let in", nowNanos);
        return false;
    }

    /** Asks for clients or not, as there is room. */
    void update(boolean room, long nowNanos) {
        if (paused && nowNanos - pausedUntilNanos >= 0) {
            paused = false;
        }
        int wanted = room && !paused ? SelectionKey.OP_ACCEPT : 0;
        if (key.isValid() && key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /** How long until {@link #update} should be called though nothing happened. */
    long timeoutNanos(long nowNanos) {
        long look = nextLookNanos - nowNanos;
        return paused ? Math.min(look, pausedUntilNanos - nowNanos) : look;
    }

    /** No more clients: first the name goes, then those in the backlog are turned away. */
    @Override
    public void close() throws IOException {
        UnixServerSocketChannel last = channel;
        try (last) {
            file.close();
        }
    }
}
