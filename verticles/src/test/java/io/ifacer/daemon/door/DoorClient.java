package io.ifacer.daemon.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A client such as the shim, by the JDK's own Unix sockets. */
final class DoorClient implements AutoCloseable {

    private final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);

    DoorClient(Path socket) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(socket));
    }

    /** Sends a whole request and returns the whole answer. */
    static String call(Path socket, String request) throws IOException {
        try (DoorClient client = new DoorClient(socket)) {
            return client.send(request).end().answer();
        }
    }

    DoorClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    DoorClient send(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        return this;
    }

    /** The half-close that ends a request. */
    DoorClient end() throws IOException {
        channel.shutdownOutput();
        return this;
    }

    /** All that comes until the door closes. */
    String answer() throws IOException {
        return answerBytes().toString(StandardCharsets.UTF_8);
    }

    ByteArrayOutputStream answerBytes() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (channel.read(buffer) >= 0) {
                answer.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
        } catch (IOException e) {
            // After the answer of a door that did not read all we sent the kernel reports a reset in the place of an
            // end.
            if (answer.size() == 0) {
                throw e;
            }
        }
        return answer;
    }

    /** Waits until the door closes and says whether anything came before. */
    boolean isClosedWithoutAnswer() {
        try {
            return answerBytes().size() == 0;
        } catch (IOException e) {
            // The kernel reports a reset when what we sent was never read.
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
