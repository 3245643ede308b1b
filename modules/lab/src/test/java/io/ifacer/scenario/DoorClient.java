package io.ifacer.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Requests to the daemon's socket without a plugin's process, in the format of the plugin (modules/shim, request.h). */
final class DoorClient {

    private final UnixDomainSocketAddress socket;

    DoorClient(String socket) {
        this.socket = UnixDomainSocketAddress.of(Path.of(socket));
    }

    SocketChannel connect() throws IOException {
        return SocketChannel.open(socket);
    }

    /** The bytes of an ADD. */
    static ByteBuffer add(String container, String config) {
        String variables = "CNI_COMMAND=ADD\0CNI_CONTAINERID=" + container
                + "\0CNI_NETNS=/proc/self/ns/net\0CNI_IFNAME=eth0\0CNI_PATH=/opt/cni/bin\0\0";
        return ByteBuffer.wrap((variables + config).getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a whole request; the answer is still to come. */
    SocketChannel send(ByteBuffer request) throws IOException {
        SocketChannel channel = connect();
        while (request.hasRemaining()) {
            channel.write(request);
        }
        channel.shutdownOutput();
        return channel;
    }

    /** All of the answer: exit code, newline, standard output. */
    static String answer(SocketChannel channel) throws IOException {
        try (channel) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Channels.newInputStream(channel).transferTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
