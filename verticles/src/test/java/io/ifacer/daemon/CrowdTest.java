package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.plan.Step;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node that comes back from a reboot: every pod asks at once, each through a plugin process of its own. */
@Timeout(120)
class CrowdTest {

    private static final int PODS = 150;
    private static final int VLANS = 15;
    private static final int BAD_CLIENTS = 50;

    /** The daemon's threads do not grow with the requests: the few that Vert.x and the JVM may start on the way. */
    private static final int MORE_THREADS = 8;

    /** One half of the pods wants the same bond, the other half VLANs, each of which several pods share. */
    private static final String CROWD = """
            for i in $(seq %d); do
              if [ $((i %% 2)) = 0 ]; then
                config='"interfaces":["ens1","ens2"],"vlanID":200,"bond":{"name":"bond0","mode":1}'
              else
                config='"interfaces":["ens3"],"vlanID":'$((i / 2 %% %d + 1))
              fi
              echo '{"cniVersion":"0.3.1","name":"net",'"$config"'}' \
                | CNI_COMMAND=ADD CNI_CONTAINERID=c$i CNI_NETNS=/run/netns/c$i CNI_IFNAME=eth0 "$PLUGIN" >"$OUT/$i" 2>&1 &
            done
            wait
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path answers;

    private DaemonOnFakeKernel daemon;

    @BeforeEach
    void start() throws IOException {
        daemon = new DaemonOnFakeKernel(folder, model -> {
            model.addNic("ens1", 1500, true);
            model.addNic("ens2", 1500, true);
            model.addNic("ens3", 1500, true);
        });
    }

    @AfterEach
    void stop() throws TimeoutException {
        daemon.close();
    }

    @Test
    void ofAHundredAndFiftyPluginsAtOnceEachIsAnsweredAndEachLinkMadeOnce() throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        threads.resetPeakThreadCount();
        int before = threads.getThreadCount();

        crowd();

        assertThat(threads.getPeakThreadCount() - before).isLessThanOrEqualTo(MORE_THREADS);
        everyPodIsAnswered();
        everyLinkWasMadeOnce();
    }

    @Test
    void clientsThatStallOrDieHoldUpNobody() throws Exception {
        List<SocketChannel> stalled = new ArrayList<>();
        for (int i = 0; i < BAD_CLIENTS; i++) {
            stalled.add(send("CNI_COMMAND=ADD\0CNI_CONTAINERID=s" + i + "\0CNI_NE"));
            SocketChannel dying = send("CNI_COMMAND=ADD\0CNI_CONTAINERID=d" + i
                    + "\0CNI_NETNS=/n\0CNI_IFNAME=eth0\0\0{\"cniVersion\":\"0.3.1\",\"name\":\"net\","
                    + "\"interfaces\":[\"ens3\"],\"vlanID\":" + (i % VLANS + 1) + "}");
            dying.shutdownOutput();
            dying.close();
        }

        crowd();

        everyPodIsAnswered();
        everyLinkWasMadeOnce();
        for (SocketChannel client : stalled) {
            client.close();
        }
    }

    @Test
    void aConfigurationOfOneMebibyteIsServedAndOneByteMoreIsRefused() throws IOException {
        String head = "{\"cniVersion\":\"1.0.0\",\"name\":\"net\",\"interfaces\":[\"ens1\"],\"args\":{\"x\":\"";
        String most = head + "x".repeat((1 << 20) - head.length() - 3) + "\"}}";

        assertThat(Plugin.in(folder, "ADD").run(most))
                .isEqualTo(new Plugin.Outcome(0, "{\"cniVersion\":\"1.0.0\",\"dns\":{}}"));
        assertThat(Plugin.in(folder, "ADD").run(most + " "))
                .isEqualTo(
                        new Plugin.Outcome(
                                1,
                                "{\"cniVersion\":\"1.0.0\",\"code\":7,\"msg\":\"the configuration on stdin is over 1048576 bytes\","
                                        + "\"details\":\"nothing was sent; look at the network's configuration and its prevResult\"}\n"));
    }

    private void crowd() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", CROWD.formatted(PODS, VLANS));
        builder.environment().put("IFACER_RUN_DIR", folder.toString());
        builder.environment().put("PLUGIN", Plugin.binary().toString());
        builder.environment().put("OUT", answers.toString());
        Process process = builder.inheritIO().start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).as("all have ended").isTrue();
    }

    private void everyPodIsAnswered() throws IOException {
        for (int i = 1; i <= PODS; i++) {
            assertThat(answers.resolve(Integer.toString(i))).hasContent("{\"cniVersion\":\"0.3.1\",\"dns\":{}}");
        }
    }

    private void everyLinkWasMadeOnce() {
        assertThat(daemon.changes().stream().filter(Step::creates).map(Step::link))
                .doesNotHaveDuplicates()
                .hasSize(2 + VLANS)
                .contains("bond0", "bond0.200", "ens3.1", "ens3." + VLANS);
    }

    private SocketChannel send(String request) throws IOException {
        SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
        client.connect(UnixDomainSocketAddress.of(folder.resolve("cni.sock")));
        client.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
        return client;
    }
}
