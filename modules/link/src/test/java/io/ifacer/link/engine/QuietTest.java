package io.ifacer.link.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ifacer.link.LinkEvent;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an input costs that means nothing. */
class QuietTest {

    private static final String VLAN = "vlan ens192.100 lower ens192 id 100";

    /** Boxed numbers, an iterator and a method reference: nothing that grows with the node. */
    private static final long MAX_BYTES_AN_EVENT = 256;

    @Test
    void anAlarmIsNamedOnlyWhenItChanges() {
        EngineScript.with("2 ens192 up")
                .add("pod1", VLAN)
                .expect("apply add ens192.100 link ens192 type vlan id 100")
                .expectAlarms(60_000L, 30_000L, 5_000L) // the audit's, the request's, the step's
                .told("2 ens192 up mtu 1400")
                .expectAlarms()
                .passes(1_000)
                .done("add ens192.100 link ens192 type vlan id 100", "9 ens192.100 vlan id 100 link 2")
                .expect("apply set ens192.100 up")
                .expectAlarms()
                .tickAfter(4_000)
                .expectAlarms(6_000L);
    }

    @Test
    void anInputThatChangesNothingHasNoEffect() {
        EngineScript script = EngineScript.with("2 ens192 up");

        assertThat(script.engine().on(sameAgain(), script.nowNanos())).isEmpty();
        assertThat(script.engine().on(new Input.Tick(), script.nowNanos()))
                .as("rung too early")
                .hasOnlyElementsOfType(Effect.WakeAt.class);
        assertThat(script.engine().on(new Input.DumpFailed(77, "late"), script.nowNanos()))
                .isEmpty();
    }

    @Test
    void anEventThatTellsNothingNewAllocatesNextToNothing() {
        StringBuilder links = new StringBuilder("2 ens192 up");
        for (int i = 1_000; i < 5_000; i++) {
            links.append("\n%d l%d up".formatted(i, i));
        }
        EngineScript script = EngineScript.with(links.toString());
        Input same = sameAgain();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int rounds = 10_000;
        rounds(script, same, rounds);

        long before = threads.getCurrentThreadAllocatedBytes();
        rounds(script, same, rounds);
        long bytesAnEvent = (threads.getCurrentThreadAllocatedBytes() - before) / rounds;

        assertThat(bytesAnEvent).isLessThan(MAX_BYTES_AN_EVENT);
    }

    private static void rounds(EngineScript script, Input same, int rounds) {
        for (int i = 0; i < rounds; i++) {
            assertThatNothing(script.engine().on(same, script.nowNanos()));
        }
    }

    private static void assertThatNothing(List<Effect> effects) {
        if (!effects.isEmpty()) {
            throw new AssertionError("effects of an event that tells nothing new: " + effects);
        }
    }

    private static Input sameAgain() {
        return new Input.KernelBatch(List.of(new LinkEvent.Present(EngineScript.link("2 ens192 up"))));
    }
}
