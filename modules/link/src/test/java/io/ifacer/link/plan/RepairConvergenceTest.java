package io.ifacer.link.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.Link;
import io.ifacer.link.LinkTable;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.DesiredText;
import io.ifacer.link.model.ErrorNumber;
import io.ifacer.link.model.ModelKernel;
import io.ifacer.link.plan.StepOutcome.Acked;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Any mixture of damage ends in the wanted state: seeded random damage to a model kernel, then the first step of each plan
 * until none is left. Every step is one that the kernel takes, unless it is told to refuse it, and is seen afterwards.
 */
class RepairConvergenceTest {

    private static final int SEEDS = 2_000;
    private static final int MOST_STEPS = 60;

    private static final List<String> WANTED = List.of("""
            bond bond0 mode active-backup ports ens192 ens160 options miimon=100;primary=ens160;fail_over_mac=none
            vlan bond0.200 lower bond0 id 200
            vlan lan.100 lower lan id 100
            """, """
            bond bond0 mode 802.3ad mtu 9000 ports ens192 ens160 ens224 options miimon=100;updelay=250;lacp_rate=fast;ad_actor_sys_prio=7
            vlan bond0.200 lower bond0 id 200 mtu 8000
            vlan bond0.201 lower bond0 id 201
            """, """
            bond bond0 mode balance-rr ports ens192 options arp_interval=100;arp_validate=active;arp_ip_target=10.0.0.1
            bond bond1 mode balance-alb ports ens160 ens224 options miimon=50;tlb_dynamic_lb=off;resend_igmp=3
            vlan bond1.200 lower bond1 id 200
            """);

    private final Planner planner = new Planner(PlanPolicy.DEFAULT);

    @Test
    void anyMixtureOfDamageIsRepaired() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            new Run(seed).play();
        }
    }

    private final class Run {
        private final long seed;
        private final Random random;
        private final ModelKernel kernel = new ModelKernel();
        private final DamagedNode node;
        private final List<DesiredLink> wanted;
        private final Map<String, Integer> made = new HashMap<>();
        private final boolean remembers;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.node = new DamagedNode(kernel, random);
            this.wanted = DesiredText.links(WANTED.get(random.nextInt(WANTED.size())));
            this.remembers = random.nextBoolean();
        }

        void play() {
            settle();
            requireRight();
            for (int round = 0; round < 3; round++) {
                int damages = 1 + random.nextInt(6);
                for (int i = 0; i < damages; i++) {
                    node.damage();
                }
                if (remembers && random.nextInt(4) == 0) {
                    node.unmark();
                }
                Map<String, Integer> survivors = new HashMap<>(made);
                survivors
                        .values()
                        .retainAll(kernel.dump().stream().map(Link::ifindex).toList());
                settle();
                node.putCardsBack();
                settle();
                requireRight();
                if (remembers) {
                    assertThat(made)
                            .as("%s: what was there is there still", this)
                            .containsAllEntriesOf(survivors);
                }
            }
        }

        /** Until nothing is left to do, and nothing that was refused has to wait any more. */
        private void settle() {
            Set<Step> refused = new HashSet<>();
            do {
                boolean mayRefuse = refused.isEmpty() && random.nextInt(4) == 0;
                refused.clear();
                goOn(refused, mayRefuse);
                requireNothingLeftDown(refused);
            } while (!refused.isEmpty());
        }

        /** Level-triggered, as the engine does it: the first step, then the kernel is read again. */
        private void goOn(Set<Step> refused, boolean mayRefuse) {
            for (int steps = 0; ; steps++) {
                LinkTable before = table();
                made.values().removeIf(ifindex -> before.byIfindex(ifindex) == null);
                Known known = new Known(remembers ? made : Map.of(), Set.of(), refused);
                Plan plan = planner.repair(wanted, before, known);
                if (plan.steps().isEmpty()) {
                    return;
                }
                Step step = plan.steps().get(0);
                assertThat(steps)
                        .as("%s: no end of it: %s", this, step.describe())
                        .isLessThan(MOST_STEPS);
                if (mayRefuse && random.nextInt(6) == 0) {
                    kernel.refuseNext(ErrorNumber.EBUSY);
                    assertThat(kernel.apply(step)).isInstanceOf(StepOutcome.Refused.class);
                    refused.add(step);
                } else {
                    take(step);
                }
            }
        }

        private void take(Step step) {
            assertThat(kernel.apply(step)).as("%s: %s", this, step.describe()).isEqualTo(Acked.INSTANCE);
            LinkTable after = table();
            assertThat(Confirmation.seen(step, after))
                    .as("%s: %s has taken effect", this, step.describe())
                    .isTrue();
            Link link = after.byName(step.link());
            if (step.creates() && link != null) {
                made.put(link.name(), link.ifindex());
            }
        }

        /** What was taken down on the way to a step that was then refused is up again. */
        private void requireNothingLeftDown(Set<Step> refused) {
            if (refused.stream().anyMatch(step -> step instanceof Step.SetUp || step instanceof Step.Delete)) {
                return;
            }
            LinkTable table = table();
            for (DesiredLink want : wanted) {
                Link link = table.byName(want.name());
                boolean standsOnNothing = want instanceof DesiredLink.Vlan vlan && table.byName(vlan.lower()) == null;
                assertThat(link == null || link.up() || standsOnNothing)
                        .as("%s: %s is up although %s was refused", this, want.name(), refused)
                        .isTrue();
            }
        }

        private void requireRight() {
            assertThat(planner.differences(wanted, table()))
                    .as("%s: what differs once it is quiet", this)
                    .isEmpty();
        }

        private LinkTable table() {
            LinkTable table = new LinkTable();
            table.replace(kernel.dump());
            return table;
        }

        @Override
        public String toString() {
            return "seed " + seed + " after " + node.done();
        }
    }
}
