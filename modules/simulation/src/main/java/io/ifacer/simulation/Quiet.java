package io.ifacer.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** What is under way comes to its end, in an order left to chance of a number, while nobody does anything new. */
final class Quiet {

    private static final int MAX_STEPS = 20_000;

    /** Of an engine at rest: a world has few names and pods, so that whatever grows beyond this is history. */
    private static final int MAX_ENTRIES = 400;

    /** A few of the longest pauses between two repairs, and an audit. */
    private static final long SETTLING_MILLIS = 200_000;

    /** Two audits. */
    private static final long WATCHING_MILLIS = 125_000;

    private final World world;
    private final SplittableRandom random;
    private final List<Runnable> possible = new ArrayList<>();
    private int stepsLeft = MAX_STEPS;

    Quiet(World world, int order) {
        this.world = world;
        this.random = new SplittableRandom(order);
    }

    /** Until all is answered and repaired, and longer: what is right then is left alone. Always true. */
    boolean reachRest() {
        world.daemon.dieIfDoomed();
        reach();
        int desired = world.daemon.view().links().size();
        sleepFor(SETTLING_MILLIS);
        world.promises.rest(world.daemon.view());
        long before = world.promises.changesMade();
        long deletions = world.promises.unwantedDeleted();
        sleepFor(WATCHING_MILLIS);
        // a link that is forgotten or deleted by now frees, or takes down, what others need
        boolean isSame = world.daemon.view().links().size() == desired && world.promises.unwantedDeleted() == deletions;
        if (isSame) {
            world.promises.idleSince(before, world.daemon.view());
        }
        askAgain();
        world.promises.quiet(world.daemon.view());
        return true;
    }

    private void sleepFor(long millis) {
        long untilNanos = world.clock.nowNanos() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!isReached() || world.daemon.wakeAtNanos() <= untilNanos) {
            step();
        }
        world.clock.advanceTo(untilNanos);
    }

    /** Always true; a promise is broken when quiet does not come. */
    boolean reach() {
        world.perform(new Move(Act.START, ""));
        while (!isReached()) {
            step();
        }
        world.promises.quiet(world.daemon.view());
        requireBounded();
        return true;
    }

    private void requireBounded() {
        int entries = world.daemon.engine() == null ? 0 : Footprint.entriesOf(world.daemon.engine());
        if (entries > MAX_ENTRIES) {
            throw new BrokenPromise(Promise.BOUNDED, entries + " entries in the engine's collections at rest");
        }
    }

    private boolean isReached() {
        return world.daemon.isFresh() && !world.pods.awaitAnswers() && !isAnythingUnderWay();
    }

    private boolean isAnythingUnderWay() {
        return world.door.hasRequests()
                || world.door.hasAnswers()
                || world.disk.hasWork()
                || world.disk.hasAnswers()
                || world.hasProbes()
                || world.socket.hasUntold();
    }

    private void step() {
        if (stepsLeft-- == 0) {
            throw new BrokenPromise(
                    Promise.CONVERGES,
                    "no quiet after " + MAX_STEPS + " steps; not answered yet: " + world.pods.open());
        }
        world.perform(new Move(Act.START, "")); // it may have been about to die
        possible.clear();
        offer(world.door.hasRequests(), world.door::serve);
        offer(world.door.hasAnswers(), () -> world.feed(world.answer("kernel")));
        offer(world.disk.hasWork(), () -> world.disk.save(1 + random.nextInt(3)));
        offer(world.disk.hasAnswers(), () -> world.feed(world.answer("disk")));
        offer(world.hasProbes(), () -> world.feed(world.answer("namespaces")));
        offer(world.socket.hasUntold(), () -> world.hear(1 + random.nextInt(4)));
        world.tally.step();
        if (possible.isEmpty()) {
            sleep();
        } else {
            world.clock.advanceMillis(random.nextInt(5));
            possible.get(random.nextInt(possible.size())).run();
        }
        world.daemon.wakeIfDue();
    }

    private void offer(boolean isPossible, Runnable what) {
        if (isPossible) {
            possible.add(what);
        }
    }

    /** Nothing else can happen before the daemon's alarm. */
    private void sleep() {
        long wakeAtNanos = world.daemon.wakeAtNanos();
        if (wakeAtNanos == Long.MAX_VALUE) {
            throw new BrokenPromise(
                    Promise.CONVERGES, "the daemon waits for nothing, and has not answered " + world.pods.open());
        }
        world.clock.advanceTo(wakeAtNanos);
    }

    /** What was granted and is right is granted again without a request to the kernel. */
    private void askAgain() {
        world.pods.granted().stream()
                .filter(add -> world.promises.isRight(add.links()))
                .forEach(add -> {
                    world.ask(add);
                    if (world.door.hasRequests()) {
                        throw new BrokenPromise(Promise.IDLE_WHEN_RIGHT, "asked the kernel for " + add);
                    }
                    while (!isReached()) {
                        step();
                    }
                });
    }
}
