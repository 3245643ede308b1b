package io.ifacer.simulation;

import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.desired.DesiredText;
import io.ifacer.link.engine.Command;
import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.EngineSettings;
import io.ifacer.link.engine.Input;
import io.ifacer.link.model.ErrorNumber;
import io.ifacer.store.memory.Remembered;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node with a daemon on it, and everything that can happen to both. The same moves give the same world: there is no
 * chance in here but what a move brings with it.
 */
final class World {

    private static final int PROBES_TO_A_FAILURE = 4;

    final Tally tally = new Tally();
    final Clock clock = new Clock();
    final EventSocket socket = new EventSocket();
    final Node node = new Node(socket, tally);
    final MemoDisk disk = new MemoDisk(tally);
    final Pods pods = new Pods();
    final Promises promises = new Promises(node, socket, disk, pods, tally);
    final KernelDoor door = new KernelDoor(node, promises, tally);
    final Daemon daemon = new Daemon(clock, new Carrying());
    private final OtherHands others = new OtherHands(node);
    private final Deque<Input> probes = new ArrayDeque<>();
    private final Map<String, List<DesiredLink>> wishes = new HashMap<>();
    private EngineSettings settings = EngineSettings.DEFAULT;
    private boolean sentIsServed;
    private int diskOperationsLeft;
    private int probesAsked;

    /** Lets it happen, and whatever is due by then. */
    void perform(Move move) {
        if (happens(move)) {
            tally.step();
            if (move.act().kind() != Act.Kind.FLOW) {
                tally.count(move.act().word());
            }
            if (move.act().kind() == Act.Kind.HAND) {
                promises.meddled(move);
            }
        }
        daemon.wakeIfDue();
    }

    private boolean happens(Move move) {
        return switch (move.act()) {
            case SERVE -> door.serve();
            case SAVE -> disk.save(Math.max(1, move.number(0)));
            case ANSWER -> feed(answer(move.words()));
            case HEAR -> hear(move.number(0));
            case START -> start();
            case QUIET -> new Quiet(this, move.number(0)).reach();
            case REST -> new Quiet(this, move.number(0)).reachRest();
            case WAIT -> {
                clock.advanceMillis(move.number(0));
                yield false; // nothing but time, which passes between all others too
            }
            case JUMP -> {
                clock.advanceMillis(1_000L * move.number(0));
                yield true;
            }
            case ADD, DEL, GC, CHECK, DECLARE, PAUSE, RESUME, AUDIT, STATUS ->
                daemon.isRunning() && mayAsk(move) && ask(command(move));
            case REFUSE, SILENCE, SPOIL_DUMP, OVERRUN, DISK -> fault(move);
            case END_NAMESPACE -> pods.endNamespace(move.word(0));
            case NUMBERS -> {
                node.reuseNumbers(move.word(0).equals("again"));
                yield true;
            }
            case RECLAIM -> reclaim(move.word(0).equals("delete"));
            case KILL -> kill(move);
            case REBOOT -> reboot(move);
            default -> others.perform(move);
        };
    }

    boolean hear(int max) {
        if (socket.isOverrun()) {
            node.forgetTold();
        }
        return feed(socket.read(Math.max(1, max)));
    }

    @Nullable
    Input answer(String of) {
        return switch (of) {
            case "disk" -> disk.takeAnswer();
            case "namespaces" -> probes.poll();
            default -> door.takeAnswer();
        };
    }

    boolean feed(@Nullable Input input) {
        if (input != null) {
            daemon.feed(input);
        }
        return input != null;
    }

    boolean hasProbes() {
        return !probes.isEmpty();
    }

    /** A runtime does not begin on a container twice at once (CNI specification, "Lifecycle & Ordering"). */
    private boolean mayAsk(Move move) {
        return move.act() != Act.ADD || !pods.isBeingAdded(move.word(0));
    }

    private Command command(Move move) {
        return switch (move.act()) {
            case ADD -> pods.add(move.word(0), links(move.rest()));
            case CHECK -> new Command.Check(Pods.attachment(move.word(0)), links(move.rest()));
            case DECLARE -> new Command.Declare(links(move.words()));
            case PAUSE -> new Command.Pause(move.words().isEmpty() ? null : move.words());
            case RESUME -> new Command.Resume(move.words().isEmpty() ? null : move.words());
            case AUDIT -> new Command.Audit();
            case DEL -> new Command.Del(Pods.attachment(move.word(0)));
            case GC ->
                new Command.Gc(
                        Pods.NETWORK,
                        Arrays.stream(move.words().split(" "))
                                .map(Pods::attachment)
                                .collect(Collectors.toSet()));
            default -> new Command.Status();
        };
    }

    boolean ask(Command command) {
        return feed(new Input.Asked(pods.ask(command), command));
    }

    private List<DesiredLink> links(String words) {
        return wishes.computeIfAbsent(words, text -> DesiredText.links(text.replace(" / ", "\n")));
    }

    private boolean fault(Move move) {
        switch (move.act()) {
            case REFUSE -> node.prepare(kernel -> kernel.refuseNext(ErrorNumber.valueOf(move.word(0))));
            case SILENCE ->
                node.prepare(kernel -> {
                    if (move.word(0).equals("half")) {
                        kernel.leaveNextHalfDone();
                    } else {
                        kernel.leaveNextUnanswered(move.word(0).equals("applied"));
                    }
                });
            case SPOIL_DUMP -> door.spoilNextDump();
            case DISK -> disk.fail(move.word(0), move.number(1));
            default -> socket.lose();
        }
        return true;
    }

    private boolean start() {
        if (daemon.isRunning()) {
            return false;
        }
        daemon.start(settings);
        Remembered remembered = disk.load();
        promises.loaded();
        remembered.troubles().forEach(trouble -> tally.count("trouble told at start"));
        feed(new Input.Loaded(remembered.links(), remembered.holdings(), remembered.troubles()));
        socket.open();
        return feed(new Input.Subscribed());
    }

    private boolean reclaim(boolean deletes) {
        EngineSettings old = settings;
        settings = new EngineSettings(
                old.policy(),
                old.requestNanos(),
                old.confirmNanos(),
                old.redumpNanos(),
                old.auditNanos(),
                old.forgetNanos(),
                new EngineSettings.Reclaim(deletes, old.reclaim().graceNanos()),
                old.pace());
        return true;
    }

    private boolean kill(Move move) {
        boolean running = daemon.isRunning();
        sentIsServed = move.word(1).equals("served");
        diskOperationsLeft = move.number(2);
        daemon.dieAfter(move.number(0));
        return running;
    }

    private boolean reboot(Move move) {
        sentIsServed = false;
        diskOperationsLeft = 0;
        daemon.dieAfter(0);
        promises.requireRemembered();
        node.reboot();
        if (move.word(0).equals("fresh")) {
            node.prepare(kernel -> kernel.unloadBonding(move.word(1).equals("quiet")));
        }
        disk.reboot();
        pods.reboot();
        promises.rebooted();
        return true;
    }

    /** What the daemon's process does with effects. */
    private final class Carrying implements Daemon.Hands {
        @Override
        public void carryOut(Effect effect) {
            if (effect instanceof Effect.Apply apply) {
                promises.sent(apply.step(), daemon.view());
                door.ask(effect);
            } else if (effect instanceof Effect.Dump) {
                door.ask(effect);
            } else if (effect instanceof Effect.Reply reply) {
                promises.answered(reply.requestId(), reply.answer());
            } else if (effect instanceof Effect.Publish publish) {
                promises.told(publish.event());
            } else if (effect instanceof Effect.Persist persist) {
                disk.ask(persist);
            } else if (effect instanceof Effect.WatchRoutes watch) {
                socket.watch(watch.ifindexes());
            } else if (effect instanceof Effect.ProbeNamespaces probe) {
                probes.add(probed(probe.paths()));
            }
        }

        /** Some looks fail: nothing is known then, and the next one tells. */
        private Input probed(Set<String> paths) {
            return ++probesAsked % PROBES_TO_A_FAILURE == 0
                    ? new Input.ProbeFailed("no descriptor left")
                    : new Input.NamespacesProbed(pods.gone(paths), "");
        }

        @Override
        public void died() {
            socket.close();
            door.close(sentIsServed);
            disk.close(diskOperationsLeft);
            probes.clear();
            pods.cutOff();
            promises.died();
        }
    }
}
