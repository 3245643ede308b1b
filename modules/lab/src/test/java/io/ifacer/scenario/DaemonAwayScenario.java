package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.CommandResult;
import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.LinkNotification;
import io.ifacer.lab.LinkRequestCounter;
import io.ifacer.lab.LinkRequests;
import io.ifacer.lab.LinkWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The daemon is stopped, killed, and comes back. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class DaemonAwayScenario {

    /** Whether the kernel has bonds and VLANs is asked at each start, by two requests that can make nothing. */
    private static final LinkRequests QUESTIONS_ABOUT_KINDS = new LinkRequests(2, 0, 0);

    private static final String STATUS = Config.vlan("ens1", 7).replace("0.3.1", "1.1.0");

    @Test
    void podsCanGoButNotComeAndNothingIsForgottenThatTheKernelHas(Node node) {
        node.nic("ens192");
        String config = Config.vlan("ens192", 100);
        assertThat(node.add("pod1", config).exitCode()).isZero();
        String ifindex = node.attribute("ens192.100", "ifindex");

        node.stopDaemon();
        CommandResult add = node.add("pod2", config);
        assertThat(add.exitCode()).isNotZero();
        assertThat(add.stdout()).contains("\"code\":11", "cni.sock");
        assertThat(node.del("pod1", config).exitCode()).isZero();

        node.startDaemon();
        assertThat(node.add("pod2", config).exitCode()).isZero();
        assertThat(node.attribute("ens192.100", "ifindex")).isEqualTo(ifindex);

        node.killDaemon(); // its socket file stays behind
        assertThat(node.add("pod3", config).stdout()).contains("\"code\":11");
        assertThat(node.del("pod2", config).exitCode()).isZero();

        node.startDaemon();
        assertThat(node.add("pod3", config).exitCode()).isZero();
        assertThat(node.attribute("ens192.100", "ifindex")).isEqualTo(ifindex);
        assertThat(node.del("pod3", config)).isEqualTo(new CommandResult(0, "", ""));
        assertThat(node.del("pod3", config)).isEqualTo(new CommandResult(0, "", ""));
    }

    /** Told by the kernel itself, twice: by what it notifies of and by what it was asked for. */
    @Test
    void aRestartWithNothingToDoChangesNothing(Lab lab, Node node) {
        node.nic("ens1");
        node.nic("ens2");
        try (LinkWatch watch = node.watch();
                LinkRequestCounter counter = lab.countLinkRequests()) {
            assertThat(node.add("pod1", Config.bond("bond7", "1", "", 7, "ens1", "ens2")))
                    .isEqualTo(Repetition.EMPTY_RESULT);
            // the carriers' notifications come by themselves, up to a second later (net/core/link_watch.c)
            watch.awaitCarrying(List.of("ens1", "ens2", "bond7", "bond7.7"), Duration.ofMinutes(3));
            int before = watch.mark();
            LinkRequests start = counter.read();

            node.stopDaemon();
            node.startDaemon();

            // is answered when the questions have been, whoever asked them
            assertThat(node.cni("STATUS", "pod1", STATUS).exitCode()).isZero();
            assertThat(counter.read().since(start)).isEqualTo(QUESTIONS_ABOUT_KINDS);
            assertThat(changesSince(watch, before)).isEmpty();
        }
    }

    /** One that says what the one before it said is a late word on the making of the link. */
    private static List<LinkNotification> changesSince(LinkWatch watch, int mark) {
        Map<Integer, String> said = new HashMap<>();
        List<LinkNotification> changes = new ArrayList<>();
        List<LinkNotification> all = watch.notifications().subList(0, watch.mark());
        for (int i = 0; i < all.size(); i++) {
            LinkNotification each = all.get(i);
            String says = each.deleted() + " " + each.name() + " " + each.configuration() + " " + each.carries();
            String before = said.put(each.ifindex(), says);
            if (i >= mark && !says.equals(before)) {
                changes.add(each);
            }
        }
        return changes;
    }
}
