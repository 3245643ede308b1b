package io.ifacer.shim;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A listener whose queue holds as many connections as the kernel lets in, none of them accepted. */
final class FullQueue implements AutoCloseable {

    private final ServerSocketChannel listener;
    private final List<SocketChannel> queued = new ArrayList<>();

    private FullQueue(ServerSocketChannel listener) {
        this.listener = listener;
    }

    static FullQueue at(Path socket) throws IOException {
        var address = UnixDomainSocketAddress.of(socket);
        var queue = new FullQueue(
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address, 1));
        while (queue.connectOneMore(address)) {
            // Until the kernel has no room for another.
        }
        return queue;
    }

    private boolean connectOneMore(UnixDomainSocketAddress address) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.configureBlocking(false);
            channel.connect(address);
            queued.add(channel);
            return true;
        } catch (SocketException e) {
            // EAGAIN, which Java tells by its text alone: "Resource temporarily unavailable".
            channel.close();
            return false;
        }
    }

    int length() {
        return queued.size();
    }

    /** Takes every queued connection out, and serves the one that then finds room. */
    void acceptAllAndAnswerTheLast(String answer) throws IOException {
        for (int i = 0; i < queued.size(); i++) {
            listener.accept().close();
        }
        try (var last = listener.accept()) {
            while (last.read(ByteBuffer.allocate(65_536)) >= 0) {
                // To the end of the request.
            }
            last.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Override
    public void close() throws IOException {
        for (var channel : queued) {
            channel.close();
        }
        listener.close();
    }
}
