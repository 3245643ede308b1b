package io.ifacer.kernel;

import static io.ifacer.link.model.ErrorNumber.ENODEV;
import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.BondMode;
import io.ifacer.link.LinkKind;
import io.ifacer.link.PortOption;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract against the model: what the tests of other modules build on. */
class FakeKernelContractTest extends KernelRepairContract {
    private final FakeKernel kernel = new FakeKernel();

    @Override
    Workbench openWorkbench() {
        return new Hands();
    }

    @Test
    void canBeToldToRefuse() {
        kernel.change(model -> model.refuseNext(ENODEV));
        assertThat(apply(new Step.SetUp("nic0", ifindex("nic0"), true)))
                .isInstanceOfSatisfying(
                        StepOutcome.Refused.class,
                        refused -> assertThat(refused.refusal().errnoName()).isEqualTo("ENODEV"));
        assertThat(link("nic0").up()).isFalse();
    }

    @Test
    void canBeToldToLeaveAStepUnanswered() {
        kernel.change(model -> model.leaveNextUnanswered(true));
        assertThat(apply(new Step.SetUp("nic0", ifindex("nic0"), true))).isInstanceOf(StepOutcome.Unanswered.class);
        assertThat(link("nic0").up()).isTrue();
    }

    @Test
    void canBeToldToBeOlderThanAnOptionOfPorts() {
        kernel.change(model -> model.ignore(PortOption.PRIO));
        bondOfBoth();
        acked(setPort("nic0", Map.of(PortOption.QUEUE_ID, 2, PortOption.PRIO, 10)));
        assertThat(port("nic0").queueId()).isEqualTo(2);
        assertThat(port("nic0").prio()).isZero();
    }

    @Test
    void canBeToldToHaveNoModuleForAKind() {
        kernel.change(model -> model.setKindKnown(LinkKind.BOND, false));
        assertThat(apply(new Step.ProbeKind(LinkKind.BOND))).isEqualTo(new StepOutcome.Probed(false));
        refused(bond("bond0", BondMode.BALANCE_RR, Map.of()), "ENOTSUP", "Unknown device type");
    }

    @Test
    void canBeToldToLoseANotification() {
        kernel.change(model -> model.loseNextEvents(1));
        acked(new Step.SetUp("nic0", ifindex("nic0"), true));
        assertThat(heard()).isEmpty();
        assertThat(link("nic0").up()).isTrue();
    }

    private final class Hands implements Workbench {
        @Override
        public LinkMonitor monitor() {
            return kernel.monitor();
        }

        @Override
        public LinkMonitor narrowMonitor() {
            return kernel.monitor();
        }

        @Override
        public LinkRequests requests() {
            return kernel.requests();
        }

        @Override
        public void addNic(String name, int mtuBytes) {
            kernel.change(model -> model.addNic(name, mtuBytes, false));
        }

        @Override
        public void addMacvlan(String name, String lower) {
            kernel.change(model -> model.addForeign(name, LinkKind.MACVLAN, lower));
        }

        @Override
        public void addAddress(String name, String address, int prefixLength) {
            kernel.change(model -> model.addAddress(name, address, prefixLength));
        }

        @Override
        public void addNeighbour(String name, String address) {
            kernel.change(model -> model.addNeighbour(name, address));
        }

        @Override
        public void addDefaultRoute(String name, String gateway) {
            kernel.change(model -> model.addRoute(name, "", 0, gateway));
        }

        @Override
        public void removeLink(String name) {
            kernel.change(model -> model.remove(name));
        }

        @Override
        public void setAlias(String name, String alias) {
            kernel.change(model -> model.setAlias(name, alias));
        }

        @Override
        public void setAltname(String name, String altname, boolean there) {
            kernel.change(model -> {
                if (there) {
                    model.addAltname(name, altname);
                } else {
                    model.removeAltname(altname);
                }
            });
        }

        @Override
        public void overwhelm(String name) {
            kernel.change(model -> model.setAlias(name, "lost"));
            kernel.change(model -> model.overrun("as injected"));
        }

        @Override
        public void close() {}
    }
}
