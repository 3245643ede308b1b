package io.ifacer.daemon.supervisor;

import io.ifacer.kernel.NotifySocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import jnr.unixsocket.UnixDatagramChannel;
import jnr.unixsocket.UnixSocketAddress;

/** A service manager's ear: the socket that sd_notify(3) speaks to, and what it has heard. */
public final class ListeningManager implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;
    private static final String END = "END";

    private final String name;
    private final UnixDatagramChannel channel;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    /** @param name as it stands in NOTIFY_SOCKET */
    public ListeningManager(String name) throws IOException {
        this.name = name;
        channel = UnixDatagramChannel.open();
        channel.configureBlocking(true);
        channel.bind(new UnixSocketAddress(name.replaceFirst("^@", "\0")));
        Thread thread = new Thread(this::listen, "service-manager");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        ByteBuffer datagram = ByteBuffer.allocate(NotifySocket.MAX_MESSAGE_BYTES);
        String message = "";
        try (channel) {
            while (!message.equals(END)) {
                channel.receive(datagram.clear());
                message = StandardCharsets.UTF_8.decode(datagram.flip()).toString();
                heard.add(message);
            }
        } catch (IOException e) {
            heard.add("failed: " + e);
        }
    }

    /** What a process is started with. */
    public Map<String, String> environment() {
        return Map.of("NOTIFY_SOCKET", name);
    }

    /** The same, of one that kills whoever gives no sign of life for so long. */
    public Map<String, String> environment(long watchdogMillis) {
        return Map.of(
                "NOTIFY_SOCKET", name, "WATCHDOG_USEC", Long.toString(TimeUnit.MILLISECONDS.toMicros(watchdogMillis)));
    }

    /** The next message. */
    public String next() throws InterruptedException {
        String message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing was heard for " + PATIENCE_SECONDS + " s");
        }
        return message;
    }

    /** The next message that is such a one; those before it are dropped. */
    public String next(Predicate<String> wanted) throws InterruptedException {
        String message = next();
        while (!wanted.test(message)) {
            message = next();
        }
        return message;
    }

    /** What it has heard since the last of {@code next}. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        new NotifySocket(name).send(END);
    }
}
