package io.ifacer.fuzz;

import io.ifacer.daemon.KernelDoors;
import io.ifacer.daemon.Main;
import io.ifacer.daemon.settings.Settings;
import io.ifacer.kernel.FakeKernel;
import io.ifacer.kernel.LinkMonitor;
import io.ifacer.kernel.LinkRequests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A whole daemon on a fake kernel, in this process and in the directories that the environment names: whatever comes in at a
 * door gets an answer of its protocol or none, and the next one is served.
 */
final class DoorLaw {

    private static final int MTU_BYTES = 1500;

    /** A bad input's damage shows in one of the next good ones; asking after each would halve the pace. */
    private static final int INPUTS_PER_QUESTION = 16;

    /** Nobody reads on for ever: an input may well have subscribed to the events. */
    private static final int MOST_ANSWER_BYTES = 1 << 16;

    private static final byte[] QUESTION =
            "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final AtomicInteger INPUTS = new AtomicInteger();

    private DoorLaw() {}

    /** Started with the first input. */
    private static final class Started {

        static final Path FOLDER = start();

        private Started() {}

        private static Path start() {
            String folder = System.getenv("IFACER_RUN_DIR");
            if (folder == null || folder.isEmpty()) {
                throw new IllegalStateException("wanted IFACER_RUN_DIR and IFACER_STATE_DIR in the environment");
            }
            FakeKernel kernel = new FakeKernel();
            kernel.change(model -> {
                model.addNic("ens1", MTU_BYTES, false);
                model.addNic("ens2", MTU_BYTES, false);
            });
            Main.run(new KernelDoors() {
                @Override
                public LinkMonitor monitor(Settings settings) {
                    return kernel.monitor();
                }

                @Override
                public LinkRequests requests(Settings settings) {
                    return kernel.requests();
                }
            });
            return Path.of(folder);
        }
    }

    static void holdForHttp(byte[] bytes) {
        String answer = exchange("api.sock", bytes);
        Law.require(answer.isEmpty() || answer.startsWith("HTTP/1."), "no HTTP: " + answer);
        askNowAndThen();
    }

    static void holdForCni(byte[] bytes) {
        String answer = exchange("cni.sock", bytes);
        Law.require(answer.isEmpty() || answer.matches("(?s)[0-9]{1,3}\n.*"), "no answer of the door's: " + answer);
        askNowAndThen();
    }

    private static void askNowAndThen() {
        if (INPUTS.incrementAndGet() % INPUTS_PER_QUESTION == 0) {
            String answer = exchange("api.sock", QUESTION);
            Law.require(answer.startsWith("HTTP/1.1 200"), "a good request gets: " + answer);
        }
    }

    private static String exchange(String socket, byte[] bytes) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(Started.FOLDER.resolve(socket)));
            send(channel, ByteBuffer.wrap(bytes));
            return answer(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(socket + " is not there", e);
        }
    }

    private static void send(SocketChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.shutdownOutput();
        } catch (IOException closed) {
            // whoever is refused before the end of the request may find the door shut
        }
    }

    private static String answer(SocketChannel channel) {
        ByteBuffer answer = ByteBuffer.allocate(MOST_ANSWER_BYTES);
        try {
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // until the daemon closes
            }
        } catch (IOException reset) {
            // what came before it counts
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
    }
}
