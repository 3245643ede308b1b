package io.ifacer.shim;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A daemon of one listening socket: it serves one connection after the other on a thread of its own, the n-th with the
 * n-th service it was given, the last one again and again.
 */
final class FakeDaemon implements AutoCloseable {

    /** What happens on a connection before it is closed. */
    @FunctionalInterface
    interface Service {
        void serve(Connection connection) throws IOException;
    }

    private final Path socket;
    private final ServerSocketChannel listener;
    private final List<Service> services;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch testOver = new CountDownLatch(1);
    private final Thread thread;
    private int served;

    private FakeDaemon(Path runFolder, List<Service> services) throws IOException {
        this.services = services;
        socket = runFolder.resolve("cni.sock");
        Files.deleteIfExists(socket);
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        thread = new Thread(this::serveAll, "fake-daemon");
        thread.start();
    }

    static FakeDaemon serving(Path runFolder, Service... services) {
        try {
            return new FakeDaemon(runFolder, List.of(services));
        } catch (IOException e) {
            throw new AssertionError("cannot listen in " + runFolder, e);
        }
    }

    /** A daemon that reads the whole request and then answers with these bytes. */
    static FakeDaemon answering(Path runFolder, String answer) {
        return serving(runFolder, connection -> {
            connection.readRequest();
            connection.send(answer);
        });
    }

    /** The requests that were read to their end, one char a byte (ISO 8859-1), in the order of their arrival. */
    List<String> requests() {
        return requests;
    }

    int connections() {
        return open.size();
    }

    @Override
    public void close() {
        try {
            testOver.countDown();
            listener.close();
            for (var channel : open) {
                channel.close();
            }
            thread.join();
            Files.deleteIfExists(socket);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void serveAll() {
        while (listener.isOpen()) {
            try (var channel = listener.accept()) {
                open.add(channel);
                services.get(Math.min(served++, services.size() - 1)).serve(new Connection(channel));
            } catch (IOException e) {
                // The plugin went away first, or the test is over: either is for the test to notice.
            }
        }
    }

    /** One accepted connection. */
    final class Connection {
        private final SocketChannel channel;

        private Connection(SocketChannel channel) {
            this.channel = channel;
        }

        /** Reads until the plugin half-closes. */
        void readRequest() throws IOException {
            var bytes = new ByteArrayOutputStream();
            var buffer = ByteBuffer.allocate(65_536);
            while (channel.read(buffer) >= 0) {
                bytes.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            requests.add(bytes.toString(StandardCharsets.ISO_8859_1));
        }

        /** Reads the first bytes of a request and leaves the rest in the socket. */
        void readSome() throws IOException {
            channel.read(ByteBuffer.allocate(8));
        }

        void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        void send(byte[] bytes) throws IOException {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        /** Says and does nothing more until the test closes the daemon. */
        void hang() throws IOException {
            try {
                testOver.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        /** Stops listening and removes the socket, as a daemon that is being restarted does. */
        void stopDaemon() throws IOException {
            Files.deleteIfExists(socket);
            listener.close();
        }
    }
}
