package io.ifacer.daemon.api;

import io.ifacer.daemon.api.ApiDescription.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Speaks HTTP by hand, so that it can also send what no client library would. */
final class ApiClient {

    private final SocketAddress server;

    private ApiClient(SocketAddress server) {
        this.server = server;
    }

    static ApiClient onUnixSocket(Path socket) {
        return new ApiClient(UnixDomainSocketAddress.of(socket));
    }

    static ApiClient onLoopback(int port) {
        return new ApiClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** A request as a client library makes it; further headers each end with CR LF. */
    Answer ask(String method, String uri, String... headers) throws IOException {
        return send(method + " " + uri + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join("", headers) + "\r\n");
    }

    Answer get(String uri) throws IOException {
        return ask("GET", uri);
    }

    /** Sends this, and reads until the server closes. */
    Answer send(String request) throws IOException {
        try (SocketChannel channel = open(request)) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer some = ByteBuffer.allocate(1 << 16);
            while (channel.read(some) >= 0) {
                answer.write(some.array(), 0, some.position());
                some.clear();
            }
            return parse(answer.toString(StandardCharsets.UTF_8));
        }
    }

    /** Begins to follow, and returns once the server has begun to answer. */
    SocketChannel follow(String uri) throws IOException {
        SocketChannel channel = open("GET " + uri + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        channel.read(ByteBuffer.allocate(1 << 12));
        return channel;
    }

    private SocketChannel open(String request) throws IOException {
        boolean unix = server instanceof UnixDomainSocketAddress;
        SocketChannel channel = unix ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
        channel.connect(server);
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
        return channel;
    }

    private static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String head = text.substring(0, end);
        int status = Integer.parseInt(head.substring(9, 12));
        return new Answer(status, head, text.substring(end + 4));
    }
}
