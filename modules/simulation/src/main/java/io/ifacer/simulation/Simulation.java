package io.ifacer.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of worlds: one from a seed, which chooses its moves as it goes, or one from a script that was kept. */
final class Simulation {

    /**
     * A promise that was broken.
     *
     * @param moves all moves up to the one that broke it
     * @param history the engine's last inputs and effects
     */
    record Failure(BrokenPromise broken, List<Move> moves, List<Object> history) {}

    private Simulation() {}

    /** Runs one seed for at least so many steps, and until the quiet that follows; null when every promise was kept. */
    static @Nullable Failure ofSeed(long seed, long steps, Tally tally) {
        World world = new World();
        Chooser chooser = new Chooser(seed, world);
        List<Move> moves = new ArrayList<>();
        try {
            boolean atRest = false;
            while (world.tally.steps() < steps || !atRest) {
                Move move = chooser.next();
                moves.add(move);
                world.perform(move);
                atRest = move.act() == Act.QUIET || move.act() == Act.REST;
            }
            return null;
        } catch (BrokenPromise e) {
            return new Failure(e, moves, world.daemon.history());
        } finally {
            tally.add(world.tally);
        }
    }

    /** Runs a script, and then until all is quiet; null when every promise was kept. */
    static @Nullable Failure ofScript(List<Move> script) {
        World world = new World();
        List<Move> moves = new ArrayList<>();
        try {
            for (Move move : script) {
                moves.add(move);
                world.perform(move);
            }
            Move last = new Move(Act.REST, "0");
            moves.add(last);
            world.perform(last);
            return null;
        } catch (BrokenPromise e) {
            return new Failure(e, moves, world.daemon.history());
        }
    }
}
