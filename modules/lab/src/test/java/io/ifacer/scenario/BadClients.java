package io.ifacer.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
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

    private final DoorClient door;
    private final String config;
    private final List<SocketChannel> open = new ArrayList<>();

    private BadClients(String socket, String config) {
        this.door = new DoorClient(socket);
        this.config = config;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String config = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        BadClients clients = new BadClients(arguments[0], config);
        for (int i = 0; i < OF_EACH; i++) {
            clients.mute();
            clients.slow();
            clients.dead();
        }
        System.out.println("at work");
        Thread.currentThread().join(); // for good
    }

    /** Connects and says nothing. */
    private void mute() throws IOException {
        open.add(door.connect());
    }

    /** Stops in the middle of its request. */
    private void slow() throws IOException {
        SocketChannel channel = door.connect();
        ByteBuffer request = DoorClient.add("slow", config);
        channel.write(request.limit(request.limit() / 2));
        open.add(channel);
    }

    /** Asks for all of it and is gone before the answer. */
    private void dead() throws IOException {
        door.send(DoorClient.add("dead", config)).close();
    }
}
