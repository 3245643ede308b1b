package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.LinkText;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.DesiredText;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Links as the kernel can tell of them and nobody thinks of: two that name each other, themselves, or a number of another
 * network namespace, chains of any depth, controllers of controllers. Whatever is wanted of them, the engine goes on.
 */
class StrangeTablesTest {

    private static final int SEEDS = 3_000;
    private static final int TURNS = 40;
    private static final int NUMBERS = 12;
    private static final String[] KINDS = {"", "veth", "bond", "macvlan", "bridge", "vlan id 7", "vlan id 8"};
    private static final String PAIR = "2 ve1 veth up link 3\n3 ve2 veth up link 2";

    /** The ends of a veth pair name each other as IFLA_LINK, and neither stands on the other. */
    @Test
    void aVlanOnAnEndOfAVethPairIsMade() {
        EngineScript.with(PAIR)
                .add("pod1", "vlan ve1.253 lower ve1 id 253")
                .expect("apply add ve1.253 link ve1 type vlan id 253");
    }

    @Test
    void anEndOfAVethPairBecomesAPort() {
        EngineScript.with(PAIR)
                .asking()
                .add("pod1", "bond bond0 mode active-backup ports ve1 options miimon=100")
                .expect("apply show addresses of ve1")
                .inspected("show addresses of ve1")
                .expectStarting("apply add bond0 type bond mode active-backup");
    }

    @Test
    void neitherEndOfAVethPairStandsOnTheOther() {
        assertThat(LinkText.link("2 ve1 veth up link 3").lowerHere()).isZero();
        assertThat(LinkText.link("9 e0.7 vlan id 7 link 9").lowerHere()).isZero();
        assertThat(LinkText.link("9 e0.7 vlan id 7 link 4 elsewhere").lowerHere())
                .isZero();
        assertThat(LinkText.link("9 e0.7 vlan id 7 link 4").lowerHere()).isEqualTo(4);
    }

    @Test
    void noTableAndNoWishEndsTheEngine() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Run run = new Run(seed);
            assertThatCode(run::play).as("seed " + seed).doesNotThrowAnyException();
        }
    }

    private static final class Run {
        private final Random random;
        private final Engine engine = new Engine(EngineSettings.DEFAULT);
        private final Deque<Input> inputs = new ArrayDeque<>();
        private long nowNanos;
        private long requestId;

        Run(int seed) {
            random = new Random(seed);
        }

        void play() {
            give(new Input.Subscribed());
            for (int turn = 0; turn < TURNS; turn++) {
                nowNanos += random.nextInt(200_000_000);
                give(inputs.isEmpty() || random.nextInt(3) == 0 ? surprise() : inputs.remove());
                engine.view();
                engine.plan();
            }
        }

        private void give(Input input) {
            for (Effect effect : engine.on(input, nowNanos)) {
                if (effect instanceof Effect.Dump dump) {
                    inputs.add(new Input.DumpDone(dump.dumpId(), links(), false));
                } else if (effect instanceof Effect.Apply apply) {
                    inputs.add(new Input.StepDone(apply.stepId(), outcome(apply.step())));
                } else if (effect instanceof Effect.Persist persist) {
                    inputs.add(new Input.Saved(persist.saveId()));
                }
            }
        }

        private StepOutcome outcome(Step step) {
            if (step instanceof Step.Inspect) {
                return StepOutcome.Inspected.NOTHING;
            } else if (step instanceof Step.Reread) {
                return new StepOutcome.Found(
                        random.nextBoolean() ? null : link(1 + random.nextInt(NUMBERS), step.link()));
            } else if (step instanceof Step.ProbeKind) {
                return new StepOutcome.Probed(true);
            }
            return StepOutcome.Acked.INSTANCE;
        }

        private Input surprise() {
            return switch (random.nextInt(4)) {
                case 0 ->
                    new Input.Asked(++requestId, new Command.Add(EngineScript.attachment("pod" + requestId), wish()));
                case 1 -> new Input.Asked(++requestId, new Command.Declare(wish()));
                case 2 -> new Input.Tick();
                default -> new Input.KernelBatch(List.of(event()));
            };
        }

        private LinkEvent event() {
            int ifindex = 1 + random.nextInt(NUMBERS);
            return random.nextInt(4) == 0
                    ? new LinkEvent.Gone(ifindex, name())
                    : new LinkEvent.Present(link(ifindex, name()));
        }

        private List<Link> links() {
            List<Link> links = new ArrayList<>();
            for (int ifindex = 1; ifindex <= NUMBERS; ifindex++) {
                if (random.nextInt(4) > 0) {
                    links.add(link(ifindex, "n" + ifindex));
                }
            }
            return links;
        }

        private Link link(int ifindex, String name) {
            return LinkText.link(ifindex + " " + name + " " + KINDS[random.nextInt(KINDS.length)]
                    + (random.nextBoolean() ? " up" : "")
                    + (random.nextInt(3) > 0 ? " link " + random.nextInt(NUMBERS + 2) : "")
                    + (random.nextInt(5) == 0 ? " elsewhere" : "")
                    + (random.nextInt(3) == 0 ? " master " + random.nextInt(NUMBERS + 2) : "")
                    + (random.nextBoolean() ? " alias ifacer" : ""));
        }

        private List<DesiredLink> wish() {
            String lower = name();
            String vlan = "vlan " + name() + " lower " + lower + " id " + (7 + random.nextInt(2));
            String bond =
                    "bond " + lower + " mode active-backup ports " + name() + " " + name() + " options miimon=100\n";
            return DesiredText.links((random.nextBoolean() ? bond : "") + vlan);
        }

        private String name() {
            return "n" + (1 + random.nextInt(NUMBERS));
        }
    }
}
