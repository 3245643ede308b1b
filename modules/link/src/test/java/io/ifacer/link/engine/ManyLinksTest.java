package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.LinkEvent;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredText;
import io.ifacer.link.model.ModelKernel;
import io.ifacer.link.plan.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hundreds of VLANs on one bond, and what is asked of the kernel when they are lost together. */
class ManyLinksTest {

    private static final int VLANS = 300;
    private static final String BOND = "bond bond0 mode active-backup ports e0 e1 options miimon=100";

    private final ModelKernel kernel = new ModelKernel();
    private final Engine engine = new Engine(EngineSettings.DEFAULT);
    private final Deque<Input> inputs = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private long lastRequestId;

    @BeforeEach
    void allAreThere() {
        kernel.addNic("e0", 1500, true);
        kernel.addNic("e1", 1500, true);
        give(new Input.Subscribed());
        for (int id = 1; id <= VLANS; id++) {
            String links = BOND + "\nvlan bond0." + id + " lower bond0 id " + id;
            Attachment pod = new Attachment("net", "pod" + id, "eth0");
            give(new Input.Asked(++lastRequestId, new Command.Add(pod, DesiredText.links(links))));
        }
        assertThat(engine.view().count(LinkState.OK)).isEqualTo(VLANS + 1);
        sent.clear();
        told.clear();
    }

    @Test
    void aBondThatIsDeletedIsMadeOnceAndEachOfItsVlansOnce() {
        kernel.remove("bond0");
        hear();

        assertThat(engine.view().count(LinkState.OK)).isEqualTo(VLANS + 1);
        assertThat(sent)
                .doesNotHaveDuplicates()
                .filteredOn(step -> step.startsWith("add "))
                .hasSize(VLANS + 1);
        assertThat(told.stream().filter("link.lost"::equals)).hasSize(VLANS + 1);
        assertThat(told.stream().filter("link.repaired"::equals)).hasSize(VLANS + 1);
        assertThat(told.stream().filter("pods.affected"::equals)).hasSize(VLANS);
    }

    @Test
    void aBondThatIsSetDownAndUpTakesItsVlansWithIt() {
        kernel.link("bond0").ifPresent(bond -> kernel.byHand(new Step.SetUp("bond0", bond.ifindex(), false)));
        hear();

        assertThat(engine.view().count(LinkState.OK)).isEqualTo(VLANS + 1);
        assertThat(sent).doesNotHaveDuplicates().contains("set bond0 up");
    }

    @Test
    void whatIsRightIsLeftAlone() {
        give(new Input.KernelBatch(kernel.dump().stream()
                .map(link -> (LinkEvent) new LinkEvent.Present(link))
                .toList()));

        assertThat(sent).isEmpty();
        assertThat(told).isEmpty();
    }

    private void hear() {
        give(new Input.KernelBatch(kernel.takeEvents()));
    }

    private void give(Input input) {
        inputs.add(input);
        while (!inputs.isEmpty()) {
            engine.on(inputs.poll(), 0).stream().flatMap(this::carryOut).forEach(inputs::add);
        }
    }

    private Stream<Input> carryOut(Effect effect) {
        if (effect instanceof Effect.Apply apply) {
            sent.add(apply.step().describe());
            Input done = new Input.StepDone(apply.stepId(), kernel.apply(apply.step(), apply.known()));
            return Stream.of(new Input.KernelBatch(kernel.takeEvents()), done);
        }
        if (effect instanceof Effect.Dump dump) {
            kernel.takeEvents();
            return Stream.of(new Input.DumpDone(dump.dumpId(), kernel.dump(), false));
        }
        if (effect instanceof Effect.Persist persist) {
            return Stream.of(new Input.Saved(persist.saveId()));
        }
        if (effect instanceof Effect.Publish publish) {
            told.add(publish.event().type().id());
        }
        return Stream.empty();
    }
}
