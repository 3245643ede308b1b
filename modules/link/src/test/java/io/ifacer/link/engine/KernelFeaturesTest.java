package io.ifacer.link.engine;

import org.junit.jupiter.api.Test;

/** STATUS: whether an ADD could be met now. */
class KernelFeaturesTest {

    private static final String NO_BOND =
            "KIND_UNSUPPORTED: this kernel cannot make links of kind bond and found no" + " module for it";

    private static EngineScript started() {
        return new EngineScript()
                .asking()
                .subscribed()
                .expect("dump")
                .dumped("2 ens192")
                .expect("apply probe kind bond", "apply probe kind vlan");
    }

    @Test
    void theKindsAreProbedOnceAndThenKnown() {
        started()
                .probed("probe kind bond", true)
                .probed("probe kind vlan", true)
                .status("asker1")
                .expect("reply asker1 done")
                .overrun()
                .expect("dump")
                .dumped("2 ens192")
                .expectNothing()
                .status("asker2")
                .expect("reply asker2 done");
    }

    @Test
    void whoAsksTooEarlyWaitsForTheProbes() {
        started()
                .status("asker")
                .expectNothing()
                .probed("probe kind vlan", true)
                .expectNothing()
                .probed("probe kind bond", true)
                .expect("reply asker done");
    }

    @Test
    void aKindThatWasMissingIsProbedAgainWhenSomebodyAsks() {
        started()
                .probed("probe kind bond", false)
                .probed("probe kind vlan", true)
                .status("asker1")
                .expect("apply probe kind bond")
                .probed("probe kind bond", false)
                .expect("reply asker1 " + NO_BOND)
                .status("asker2")
                .expect("apply probe kind bond")
                .status("asker3")
                .expectNothing()
                .probed("probe kind bond", true)
                .expect("reply asker2 done", "reply asker3 done");
    }

    @Test
    void aProbeWithoutAnAnswerIsToldAndTriedAgain() {
        started()
                .unanswered("probe kind bond")
                .probed("probe kind vlan", true)
                .status("asker")
                .expect("apply probe kind bond")
                .unanswered("probe kind bond")
                .expect("reply asker KERNEL_SILENT: whether the kernel has links of kind bond: time-out");
    }

    @Test
    void whileTheLinksAreReadNothingCanBePromised() {
        started()
                .probed("probe kind bond", true)
                .probed("probe kind vlan", true)
                .overrun()
                .expect("dump")
                .status("asker")
                .expect("reply asker TABLE_STALE: the node's links are being read from the kernel: ENOBUFS");
    }

    @Test
    void anAddThatMeetsAMissingKindSaysSo() {
        EngineScript.with("2 ens192 up")
                .add("pod1", "vlan ens192.100 lower ens192 id 100")
                .expect("apply add ens192.100 link ens192 type vlan id 100")
                .refused("add ens192.100 link ens192 type vlan id 100", 95, "ENOTSUP", "Unknown device type")
                .expect("apply show ens192.100")
                .foundNothing("show ens192.100")
                .expect("reply pod1 KIND_UNSUPPORTED: the kernel refused 'add ens192.100 link ens192 type vlan id 100':"
                        + " ENOTSUP, Unknown device type");
    }
}
