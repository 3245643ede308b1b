package io.ifacer.link.engine;

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
import java.util.random.RandomGenerator;

/**
 * An engine among links as the kernel can tell of them and nobody thinks of, wished for at random, in a kernel that answers
 * what it likes.
 */
public final class StrangeRun {
    private static final int TURNS = 40;
    private static final int NUMBERS = 12;
    private static final String[] KINDS = {"", "veth", "bond", "macvlan", "bridge", "vlan id 7", "vlan id 8"};

    private final RandomGenerator random;
    private final Engine engine = new Engine(EngineSettings.DEFAULT);
    private final Deque<Input> inputs = new ArrayDeque<>();
    private long nowNanos;
    private long requestId;

    public StrangeRun(RandomGenerator random) {
        this.random = random;
    }

    /** Plays; whatever the engine throws comes out. */
    public void play() {
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
            return new StepOutcome.Found(random.nextBoolean() ? null : link(1 + random.nextInt(NUMBERS), step.link()));
        } else if (step instanceof Step.ProbeKind) {
            return new StepOutcome.Probed(true);
        }
        return StepOutcome.Acked.INSTANCE;
    }

    private Input surprise() {
        return switch (random.nextInt(4)) {
            case 0 -> new Input.Asked(++requestId, new Command.Add(EngineScript.attachment("pod" + requestId), wish()));
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
        String bond = "bond " + lower + " mode active-backup ports " + name() + " " + name() + " options miimon=100\n";
        return DesiredText.links((random.nextBoolean() ? bond : "") + vlan);
    }

    private String name() {
        return "n" + (1 + random.nextInt(NUMBERS));
    }
}
