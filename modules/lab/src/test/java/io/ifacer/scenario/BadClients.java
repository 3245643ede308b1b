package io.ifacer.scenario;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The main class of a process in the lab: clients of the daemon's socket that never do what a client should. Its argument
 * is the socket; standard input has the configuration that the dead ones ask for. It says "at work" once they are, and
 * stays until it is killed.
 */
final class BadClients {

    /** Of each sort; together well below cni.maxConnections, so that good clients need not wait for their deadlines. */
    static final int OF_EACH = 20;

    private final UnixDomainSocketAddress socket;
    private final byte[] request;
    private final List<SocketChannel> open = new ArrayList<>();

    private BadClients(Path socket, String config) {
        this.socket = UnixDomainSocketAddress.of(socket);
        this.request = ("CNI_COMMAND=ADD\0CNI_CONTAINERID=dead\0CNI_NETNS=/proc/self/ns/net\0CNI_IFNAME=eth0\0"
                        + "CNI_PATH=/opt/cni/bin\0\0" + config)
                .getBytes(StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String config = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        BadClients clients = new BadClients(Path.of(arguments[0]), config);
        for (int i = 0; i < OF_EACH; i++) {
            clients.mute();
            clients.slow();
            clients.dead();
        }
        System.out.println("at work");
        Thread.currentThread().join(); // for good: nothing of it may be closed before the process ends
    }

    /** Connects and says nothing. */
    private void mute() throws IOException {
        open.add(SocketChannel.open(socket));
    }

    /** Stops in the middle of its request. */
    private void slow() throws IOException {
        SocketChannel channel = SocketChannel.open(socket);
        channel.write(ByteBuffer.wrap(request, 0, request.length / 2));
        open.add(channel);
    }

    /** Asks for all of it and is gone before the answer. */
    private void dead() throws IOException {
        try (SocketChannel channel = SocketChannel.open(socket)) {
            channel.write(ByteBuffer.wrap(request));
            channel.shutdownOutput();
        }
    }
}
