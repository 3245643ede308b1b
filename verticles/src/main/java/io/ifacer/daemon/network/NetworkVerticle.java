package io.ifacer.daemon.network;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.EngineFailures;
import io.ifacer.daemon.bus.EventOutlet;
import io.ifacer.daemon.bus.KernelNews;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.daemon.bus.Readiness.Condition;
import io.ifacer.daemon.log.HeldLines;
import io.ifacer.link.engine.Command;
import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Engine;
import io.ifacer.link.engine.EngineSettings;
import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.Input;
import io.ifacer.link.plan.StepOutcome;
import io.ifacer.store.recording.Moment;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's event loop: every input goes in here, one at a time, and every effect is carried out here. It decides
 * nothing.
 */
public final class NetworkVerticle extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger("network");

    /** Above every time-out of the request socket, times the requests that may wait before this one; and above any disk's. */
    private static final long HAND_ANSWER_MILLIS = TimeUnit.MINUTES.toMillis(10);

    /** So long a failed engine's answers have to leave the process. */
    private static final long FAREWELL_MILLIS = 250;

    private static final String STARTS_ANEW = "and starts anew from what the kernel has";

    /** Events that say what became of a request: whoever repeats it brings them about again. */
    private static final Set<Event.Type> ANSWERS = Collections.unmodifiableSet(EnumSet.of(
            Event.Type.REQUEST_FAILED,
            Event.Type.REQUEST_UNDONE,
            Event.Type.CONFIG_WARNING,
            Event.Type.SPEC_CONFLICT,
            Event.Type.SPEC_NOTICE));

    private final HeldLines answers = new HeldLines(log::info, this::tellHeldAnswers);
    private final Engine engine;
    private final Promise<Void> fresh;
    private final Consumer<Moment> recorder;
    private final Consumer<Throwable> fatal;
    private final Map<Long, Message<Command>> asked = new HashMap<>();
    private final DeliveryOptions toHands =
            new DeliveryOptions().setLocalOnly(true).setSendTimeout(HAND_ANSWER_MILLIS);
    private final Readiness readiness;
    private @Nullable EventOutlet events;
    private boolean toldFresh;
    private boolean broken;
    private long lastRequestId;
    private long timerId = -1;

    /**
     * An engine without a past; it is given what was remembered at the start.
     *
     * @param fresh completed when the links have been read for the first time: from then on requests can be met
     * @param readiness told whether the table holds what the kernel has
     * @param recorder told every turn of the engine, on its event loop, and not allowed to take its time
     * @param fatal told when the engine fails: its state may be half changed then, and nothing may be built on it
     */
    public NetworkVerticle(
            EngineSettings settings,
            Promise<Void> fresh,
            Readiness readiness,
            Consumer<Moment> recorder,
            Consumer<Throwable> fatal) {
        this.engine = new Engine(settings);
        this.fresh = fresh;
        this.readiness = readiness;
        this.recorder = recorder;
        this.fatal = fatal;
    }

    @Override
    public Future<?> start() {
        return vertx.eventBus()
                .<Input>request(Addresses.MEMORY_LOAD, "", toHands)
                .onSuccess(loaded -> feed(loaded.body()))
                .compose(loaded -> listen());
    }

    /** Only now: what was remembered is the engine's first input. */
    private Future<?> listen() {
        Future<Void> news = vertx.eventBus()
                .<KernelNews>localConsumer(Addresses.KERNEL_LINKS)
                .handler(message -> heard(message.body()))
                .completion();
        Future<Void> commands = vertx.eventBus()
                .<Command>localConsumer(Addresses.NETWORK_COMMAND)
                .handler(this::asked)
                .completion();
        Future<Void> views = vertx.eventBus()
                .localConsumer(Addresses.NETWORK_VIEW)
                .handler(message -> answer(message, engine::view))
                .completion();
        Future<Void> plans = vertx.eventBus()
                .localConsumer(Addresses.NETWORK_PLAN)
                .handler(message -> answer(message, engine::plan))
                .completion();
        Future<Void> pulse = vertx.eventBus()
                .localConsumer(Addresses.NETWORK_PULSE)
                .handler(this::answerPulse)
                .completion();
        return Future.all(news, commands, views, plans, pulse);
    }

    private void heard(KernelNews news) {
        feed(news.input());
        news.taken().run();
    }

    private void asked(Message<Command> message) {
        if (broken) {
            message.fail(EngineFailures.OF_ANOTHER, "the engine failed before, " + STARTS_ANEW);
            return;
        }
        long requestId = ++lastRequestId;
        asked.put(requestId, message);
        feed(new Input.Asked(requestId, message.body()));
    }

    private void feed(Input input) {
        if (broken) {
            return;
        }
        long nowNanos = System.nanoTime();
        try {
            List<Effect> effects = engine.on(input, nowNanos);
            recorder.accept(new Moment(nowNanos, input, effects));
            effects.forEach(this::carryOut);
        } catch (RuntimeException | Error e) {
            broke(new Moment(nowNanos, input, List.of()), e);
            return;
        }
        tellWhetherFresh();
    }

    /**
     * The engine's state may be half changed, after a full stack or heap as after any other failure: whoever waits for it is
     * told at once, and nothing is given to it any more. The answers get a moment to leave before the process ends.
     */
    private void broke(Moment last, Throwable failure) {
        broken = true;
        try {
            readiness.lacks(Condition.TABLE, "the engine failed (" + failure + "): the daemon is about to start anew");
            failAll(last.input(), failure);
            recorder.accept(last); // the last of the recording: what did it
            publish(new Event(
                    Event.Type.ENGINE_FAILED,
                    Event.Cause.DEFECT,
                    "engine",
                    failure + ": the daemon ends, " + STARTS_ANEW));
            vertx.setTimer(FAREWELL_MILLIS, id -> fatal.accept(failure));
        } catch (RuntimeException | Error e) {
            fatal.accept(failure); // that not even this could be done follows from it: without memory, for one
        }
    }

    /** Where the turn was that of one request, it alone was concerned; otherwise each of them may have been. */
    private void failAll(Input input, Throwable failure) {
        @Nullable Message<Command> culprit = input instanceof Input.Asked ask ? asked.get(ask.requestId()) : null;
        asked.values().forEach(message -> fail(message, culprit == null || message == culprit, failure));
        asked.clear();
    }

    private static void fail(Message<?> message, boolean concerned, Throwable failure) {
        message.fail(
                concerned ? EngineFailures.OF_THIS : EngineFailures.OF_ANOTHER,
                "the engine failed (" + failure + "), " + STARTS_ANEW);
    }

    private void answerPulse(Message<?> message) {
        if (broken) {
            message.fail(EngineFailures.OF_ANOTHER, "it failed, and starts anew from what the kernel has");
        } else {
            message.reply("");
        }
    }

    /** A question changes nothing: where it cannot be answered, it alone fails. */
    private void answer(Message<Object> question, Supplier<Object> answer) {
        try {
            question.reply(answer.get());
        } catch (RuntimeException | Error e) {
            log.error("the engine could not be asked", e);
            fail(question, true, e);
        }
    }

    private void tellWhetherFresh() {
        if (engine.isFresh() == toldFresh) {
            return;
        }
        toldFresh = !toldFresh;
        if (toldFresh) {
            readiness.holds(Condition.TABLE);
            fresh.tryComplete();
        } else {
            readiness.lacks(Condition.TABLE, "the kernel's notifications were lost, all links are being read again");
        }
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Apply apply) {
            ask(
                    Addresses.KERNEL_APPLY,
                    effect,
                    reason -> new Input.StepDone(apply.stepId(), new StepOutcome.Unanswered(reason)));
        } else if (effect instanceof Effect.Dump dump) {
            ask(Addresses.KERNEL_APPLY, effect, reason -> new Input.DumpFailed(dump.dumpId(), reason));
        } else if (effect instanceof Effect.WatchRoutes) {
            vertx.eventBus().send(Addresses.KERNEL_WATCH, effect);
        } else if (effect instanceof Effect.Persist persist) {
            ask(Addresses.MEMORY_SAVE, effect, reason -> new Input.SaveFailed(persist.saveId(), reason));
        } else if (effect instanceof Effect.ProbeNamespaces) {
            ask(Addresses.MEMORY_PROBE, effect, Input.ProbeFailed::new);
        } else if (effect instanceof Effect.Reply reply) {
            answer(reply);
        } else if (effect instanceof Effect.Publish publish) {
            publish(publish.event());
        } else if (effect instanceof Effect.WakeAt wake) {
            wakeAt(wake.atNanos());
        }
    }

    private interface Unanswered {
        Input because(String reason);
    }

    private void ask(String address, Effect effect, Unanswered unanswered) {
        vertx.eventBus()
                .<Input>request(address, effect, toHands)
                .onSuccess(answer -> feed(answer.body()))
                .onFailure(failure -> feed(unanswered.because(String.valueOf(failure.getMessage()))));
    }

    private void answer(Effect.Reply reply) {
        Message<Command> message = asked.remove(reply.requestId());
        if (message != null) {
            message.reply(reply.answer());
        }
    }

    private void publish(Event event) {
        String line = event.type().id() + " " + event.subject() + ": " + event.text();
        if (ANSWERS.contains(event.type())) {
            answers.tell(event.type().id() + ": " + event.text(), line);
        } else {
            log.info("{}", line);
        }
        if (events == null) {
            events = new EventOutlet(vertx);
        }
        events.tell(event);
    }

    private void tellHeldAnswers() {
        vertx.setTimer(HeldLines.SECOND_MILLIS, timer -> answers.tellHeld());
    }

    private void wakeAt(long atNanos) {
        if (timerId >= 0) {
            vertx.cancelTimer(timerId);
        }
        // rounded up, and never 0: Vert.x takes no such timer, and waking too early would only mean waking twice
        long inMillis = TimeUnit.NANOSECONDS.toMillis(atNanos - System.nanoTime()) + 1;
        timerId = vertx.setTimer(Math.max(1, inMillis), id -> {
            timerId = -1;
            feed(new Input.Tick());
        });
    }
}
