package io.ifacer.scenario;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The main class of a process in the lab: ADDs of many VLANs, for which a plugin's process each would take minutes on an
 * emulated CPU. Arguments are the socket, the first VLAN id and how many; standard input has the configuration, with
 * {@code @} for the id. Prints each answer that is no success.
 */
final class ManyAdds {

    /** Below cni.maxConnections. */
    private static final int AT_ONCE = 100;

    private ManyAdds() {}

    public static void main(String[] arguments) throws IOException {
        DoorClient door = new DoorClient(arguments[0]);
        int firstId = Integer.parseInt(arguments[1]);
        int endId = firstId + Integer.parseInt(arguments[2]);
        String config = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        for (int start = firstId; start < endId; start += AT_ONCE) {
            List<SocketChannel> asked = new ArrayList<>();
            for (int id = start; id < Math.min(start + AT_ONCE, endId); id++) {
                asked.add(door.send(DoorClient.add("many" + id, config.replace("@", Integer.toString(id)))));
            }
            for (SocketChannel channel : asked) {
                String answer = DoorClient.answer(channel);
                if (!answer.startsWith("0\n")) {
                    System.out.println(answer);
                }
            }
        }
    }
}
