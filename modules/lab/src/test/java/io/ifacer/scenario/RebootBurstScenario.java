package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.CommandResult;
import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.LinkRequestCounter;
import io.ifacer.lab.RunningCommand;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node comes back from a reboot and its pods start together: half of them on one bond, the others on VLANs of their own. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class RebootBurstScenario {

    private static final int PODS = 150;
    private static final int FIRST_VLAN = 1001;

    /** The bond as in {@link ConcurrentAddsScenario} takes 8; ens1 is set up; each VLAN is created, marked and set up. */
    private static final long REQUESTS = 8 + 1 + 3 * PODS / 2;

    /**
     * Every plugin waits for its configuration until all of them run: 150 processes take an emulated CPU seconds to start.
     * The two configurations come in, each on a line; one line goes out for each pod, exit code and answer, and behind them
     * the time from the start of all to the last answer.
     */
    private static final String BURST = """
            read -r bond; read -r vlan
            mkfifo DIR/up && exec 7<>DIR/up 8>DIR/gate
            flock 8
            ask() { flock --shared DIR/gate echo "$1" | CNI_CONTAINERID=pod$2 PLUGIN; }
            pod() { local answer; echo up >&7; answer=$(ask "$1" $2); echo "$? $answer"; }
            export CNI_COMMAND=ADD CNI_NETNS=/proc/self/ns/net CNI_IFNAME=eth0 CNI_PATH=/opt/cni/bin
            for ((i = 0; i < PODS; i++)); do
              if ((i % 2)); then config=$bond; else config=${vlan/@/$((FIRST + i / 2))}; fi
              pod "$config" $i 8>&- &
            done
            for ((i = 0; i < PODS; i++)); do read -r <&7; done
            start=$EPOCHREALTIME
            flock -u 8
            wait
            end=$EPOCHREALTIME
            echo $(((${end/./} - ${start/./}) / 1000)) ms
            """;

    @Test
    void allAreAnsweredAndEachLinkIsMadeOnce(Lab lab, Node node) {
        node.nic("ens192");
        node.nic("ens160");
        node.nic("ens1");
        String bond = Config.bond("bond0", "1", "", 200, "ens192", "ens160");
        String vlan = Config.of("\"interfaces\":[\"ens1\"],\"vlanID\":@");

        // the count begins before the bad clients: one that died may have asked for the bond first, and got it made
        try (LinkRequestCounter counter = lab.countLinkRequests();
                RunningCommand badClients =
                        node.start(node.java(BadClients.class).withStdin(bond))) {
            badClients.awaitLine(Pattern.compile("at work"), Duration.ofMinutes(5));
            ProcessFigures before = node.daemon().figures();
            List<String> told = burst(node, bond, vlan).stdout().lines().toList();
            ProcessFigures after = node.daemon().figures();

            assertThat(told.subList(0, PODS)).allMatch(line -> line.equals("0 {\"cniVersion\":\"0.3.1\",\"dns\":{}}"));
            assertThat(counter.read().total()).isEqualTo(REQUESTS);
            Measured.print(PODS + " ADDs at once beside " + 3 * BadClients.OF_EACH + " bad clients: " + told.get(PODS)
                    + " from the start to the last answer");
            Measured.print("ifacerd before: " + before);
            Measured.print("ifacerd after:  " + after);
            // Vert.x starts the few threads of its pools when they are first needed
            assertThat(after.threads() - before.threads())
                    .as("threads for %d requests", PODS)
                    .isLessThan(10);
        }
        assertThat(made(node)).hasSize(2 + PODS / 2).doesNotHaveDuplicates();
        assertThat(node.run("ip -o link show up type vlan | wc -l").stdout().strip())
                .isEqualTo(Integer.toString(1 + PODS / 2));
        assertThat(node.daemon().attachments())
                .hasSizeBetween(PODS, PODS + 1); // a dead client's may still have got through
    }

    private static List<String> made(Node node) {
        return Pattern.compile("link\\.created ([^:]+):")
                .matcher(node.log())
                .results()
                .map(made -> made.group(1))
                .toList();
    }

    private static CommandResult burst(Node node, String bond, String vlan) {
        String script = BURST.replace("DIR", node.directory())
                .replace("PLUGIN", node.pluginFolder() + "/ifacer")
                .replace("PODS", Integer.toString(PODS))
                .replace("FIRST", Integer.toString(FIRST_VLAN));
        return node.runAsRuntime(script, bond + '\n' + vlan + '\n').orThrow();
    }
}
