package io.ifacer.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A simulated world whose moves are chosen by a fuzzer, which learns where they lead. */
public final class GuidedWorld {

    /** What a fuzzer cannot lengthen without end: a run longer than this teaches it little and costs it much. */
    private static final int MOST_MOVES = 400;

    private GuidedWorld() {}

    /**
     * Plays until the choices are used up, and then to rest.
     *
     * @throws AssertionError when a promise is broken, with the moves as a script for {@code deploy/simulate --script}
     */
    public static void play(Choices choices) {
        World world = new World();
        Chooser chooser = new Chooser(choices, world);
        List<Move> moves = new ArrayList<>();
        try {
            while (!choices.areUsedUp() && moves.size() < MOST_MOVES) {
                perform(chooser.next(), world, moves);
            }
            perform(new Move(Act.REST, "0"), world, moves);
        } catch (BrokenPromise e) {
            String script = moves.stream().map(Move::toString).collect(Collectors.joining("\n"));
            throw new AssertionError(e.getMessage() + "\n" + script, e);
        }
    }

    private static void perform(Move move, World world, List<Move> moves) {
        moves.add(move);
        world.perform(move);
    }
}
