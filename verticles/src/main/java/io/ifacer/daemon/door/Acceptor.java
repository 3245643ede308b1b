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

    private final LimitedLog foreigners = new LimitedLog(LOG);
    private final LimitedLog troubles = new LimitedLog(LOG);
    private final int allowedUid;
    private final UnixServerSocketChannel channel;
    private final SocketFile file;
    private final SelectionKey key;
    private long pausedUntilNanos;
    private boolean paused;

    private Acceptor(int allowedUid, UnixServerSocketChannel channel, SocketFile file, SelectionKey key) {
        this.allowedUid = allowedUid;
        this.channel = channel;
        this.file = file;
        this.key = key;
    }

    static Acceptor open(DoorSettings settings, Readiness readiness) throws IOException {
        UnixServerSocketChannel channel = UnixServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            SelectionKey key = readiness.await(channel, SelectionKey.OP_ACCEPT, channel);
            return new Acceptor(settings.allowedUid(), channel, bind(channel, settings.socket()), key);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static SocketFile bind(UnixServerSocketChannel channel, Path socket) throws IOException {
        SocketFile file = SocketFile.prepare(socket);
        try {
            channel.socket().bind(new UnixSocketAddress(file.bindPath().toFile()), BACKLOG);
            file.show(MODE);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
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
        for (int count = 0; count < room; count++) {
            UnixSocketChannel client = channel.accept();
            if (client == null) {
                if (count == 0) {
                    pause(nowNanos);
                }
                return;
            }
            if (isAllowed(client, nowNanos)) {
                client.configureBlocking(false);
                guest.accept(client);
            } else {
                client.close();
            }
        }
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
        return paused ? pausedUntilNanos - nowNanos : Readiness.FOREVER;
    }

    /** No more clients: first the name goes, then those in the backlog are turned away. */
    @Override
    public void close() throws IOException {
        try (channel) {
            file.close();
        }
    }
}
