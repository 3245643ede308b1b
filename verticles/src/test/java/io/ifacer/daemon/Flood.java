package io.ifacer.daemon;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** A client of the API that asks and never listens. */
final class Flood {

    private Flood() {}

    /** Sends as much as is taken over a connection of its own, which goes to {@code open}, and reads nothing; how many requests that were. */
    static long unread(SocketAddress api, String path, int requests, Collection<SocketChannel> open)
            throws IOException {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer some = ByteBuffer.allocate(100 * request.length);
        SocketChannel channel = DaemonUnderAttack.open(api);
        open.add(channel);
        channel.configureBlocking(false);
        long sent = 0;
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_WRITE);
            while (sent < (long) requests * request.length) {
                some.clear();
                while (some.hasRemaining()) {
                    some.put(request);
                }
                some.flip().position((int) (sent % request.length)); // goes on where the last write stopped
                sent += channel.write(some);
                selector.selectedKeys().clear();
                if (selector.select(300) == 0) {
                    break; // it takes no more
                }
            }
        }
        return sent / request.length;
    }
}
