package io.ifacer.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.simulation.Simulation.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    private static final Move UNPLUG = new Move(Act.UNPLUG, "e0");
    private static final Move KILL = new Move(Act.KILL, "0");

    @Test
    void leavesOutEveryMoveThatIsNotNeeded() {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            moves.add(new Move(Act.WAIT, String.valueOf(i)));
        }
        moves.set(137, UNPLUG);
        moves.set(851, KILL);

        Failure smallest = Shrinker.shrink(failure(Promise.NOTHING_LOST, moves), ShrinkerTest::killedAfterUnplug);

        assertThat(smallest.moves()).containsExactly(UNPLUG, KILL);
    }

    @Test
    void keepsToThePromiseThatWasBroken() {
        Failure other = failure(Promise.BOUNDED, List.of(KILL, UNPLUG, KILL));

        assertThat(Shrinker.shrink(other, ShrinkerTest::killedAfterUnplug)).isSameAs(other);
    }

    private static @Nullable Failure killedAfterUnplug(List<Move> script) {
        int unplugged = script.indexOf(UNPLUG);
        boolean fails = unplugged >= 0 && script.lastIndexOf(KILL) > unplugged;
        return fails ? failure(Promise.NOTHING_LOST, script) : null;
    }

    private static Failure failure(Promise promise, List<Move> moves) {
        return new Failure(new BrokenPromise(promise, "made up"), moves, List.of());
    }
}
