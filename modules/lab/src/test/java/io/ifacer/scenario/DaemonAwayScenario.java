package io.ifacer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.lab.CommandResult;
import io.ifacer.lab.Lab;
import io.ifacer.lab.LabExtension;
import io.ifacer.lab.LinkRequestCounter;
import io.ifacer.lab.LinkRequests;
import io.ifacer.lab.LinkWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The daemon is stopped, killed, and comes back. */
@ExtendWith({LabExtension.class, NodeExtension.class})
class DaemonAwayScenario {

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

    /** Counted in the kernel: links may still make notifications of their own, requests are ours alone. */
    @Test
    void aRestartWithNothingToDoAsksForNoChange(Lab lab, Node node) {
        node.nic("ens1");
        node.nic("ens2");
        assertThat(node.add("pod1", Config.bond("bond7", "1", "", 7, "ens1", "ens2"))
                        .exitCode())
                .isZero();
        try (LinkWatch watch = node.watch();
                LinkRequestCounter counter = lab.countLinkRequests()) {
            int before = watch.mark(); // a request itself
            LinkRequests start = counter.read();
            node.stopDaemon();
            node.startDaemon();
            assertThat(counter.read().since(start)).isEqualTo(new LinkRequests(0, 0, 0));
            int after = watch.mark();
            assertThat(watch.notifications().subList(before, after)).isEmpty();
        }
    }
}
