package io.ifacer.scenario.options;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The daemon's door, used as the plugin uses it but without a process for each request. */
final class CniDoor {

    private final UnixDomainSocketAddress socket;
    private final String netns;

    private CniDoor(Path socket, String netns) {
        this.socket = UnixDomainSocketAddress.of(socket);
        this.netns = netns;
    }

    /** The door of the node that this JVM runs on. */
    static CniDoor ofThisNode() {
        return new CniDoor(Path.of(System.getenv("IFACER_RUN_DIR"), "cni.sock"), System.getenv("CNI_NETNS"));
    }

    /** The whole answer: the exit code, a newline, what the plugin would print. */
    String ask(String verb, String container, String config) throws IOException {
        String request = "CNI_COMMAND=" + verb + "\0CNI_CONTAINERID=" + container + "\0CNI_NETNS=" + netns
                + "\0CNI_IFNAME=eth0\0CNI_PATH=/opt/cni/bin\0\0" + config;
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(socket);
            ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.shutdownOutput();
            return answer(channel);
        }
    }

    private static String answer(SocketChannel channel) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        while (channel.read(buffer) >= 0) {
            answer.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** The configuration of a bond of two ports, as a runtime hands it over. */
    static String config(String bond, String mode, String options, String first, String second) {
        return "{\"cniVersion\":\"0.3.1\",\"name\":\"net\",\"type\":\"ifacer\",\"interfaces\":[\"" + first + "\",\""
                + second + "\"],\"bond\":{\"name\":\"" + bond + "\",\"mode\":" + mode + ",\"options\":\""
                + options.replace("\"", "\\\"") + "\"}}";
    }
}
