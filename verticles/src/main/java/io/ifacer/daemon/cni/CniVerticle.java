package io.ifacer.daemon.cni;

import io.ifacer.cni.CniAnswer;
import io.ifacer.cni.CniCode;
import io.ifacer.cni.CniError;
import io.ifacer.cni.CniRequest;
import io.ifacer.cni.ConfigBytes;
import io.ifacer.cni.NetworkConfig;
import io.ifacer.cni.UnknownOptions;
import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.CniServed;
import io.ifacer.daemon.bus.EngineFailures;
import io.ifacer.daemon.door.CniDoor;
import io.ifacer.daemon.door.DoorAnswers;
import io.ifacer.daemon.door.DoorSettings;
import io.ifacer.daemon.door.Reply;
import io.ifacer.daemon.log.HeldLines;
import io.ifacer.daemon.settings.Settings;
import io.ifacer.link.engine.Answer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the door to the CNI plugin, and asks the engine for what comes in. */
public final class CniVerticle extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger("cni");

    private final DoorSettings doorSettings;
    private final CniTranslator translator;
    private final Consumer<Throwable> fatal;
    private final DeliveryOptions toEngine;
    private final HeldLines troubles = new HeldLines(log::warn, this::tellHeldTroubles);
    private @Nullable CniDoor door;

    /**
     * A door that is not open yet.
     *
     * @param allowedUid the only user whose processes are served
     * @param fatal told when the door closes by itself: a daemon without a door is of no use
     */
    public CniVerticle(Path socket, int allowedUid, Settings settings, Consumer<Throwable> fatal) {
        long requestMillis = TimeUnit.NANOSECONDS.toMillis(settings.engine().requestNanos());
        this.doorSettings = new DoorSettings(
                socket,
                allowedUid,
                settings.cniMaxConnections(),
                CniRequest.MAX_BYTES,
                CniAnswer.MAX_BYTES,
                settings.cniClientTimeoutMillis(),
                requestMillis + TimeUnit.MINUTES.toMillis(6),
                settings.cniClientTimeoutMillis(),
                requestMillis);
        this.translator =
                new CniTranslator(settings.warnOfUnknownBondOptions() ? UnknownOptions.WARN : UnknownOptions.REFUSE);
        this.fatal = fatal;
        // the engine keeps its own deadline and then takes everything back; bus and door must not be more impatient
        this.toEngine =
                new DeliveryOptions().setLocalOnly(true).setSendTimeout(requestMillis + TimeUnit.MINUTES.toMillis(5));
    }

    @Override
    public Future<?> start() {
        Context loop = context;
        DoorAnswers ownAnswers = new DoorAnswers(
                refusal(CniError.requestTooLarge(doorSettings.maxBytes())),
                refusal(CniError.answerTooLarge(doorSettings.maxAnswerBytes())),
                refusal(CniError.notAnsweredInTime(doorSettings.handDeadlineMillis())));
        return vertx.executeBlocking(
                        () -> CniDoor.open(doorSettings, (request, reply) -> serve(loop, request, reply), ownAnswers))
                .onSuccess(opened -> {
                    door = opened;
                    Future.fromCompletionStage(opened.ended(), loop).onFailure(fatal::accept);
                })
                .compose(opened -> vertx.eventBus()
                        .localConsumer(Addresses.CNI_PULSE)
                        .handler(message ->
                                Future.fromCompletionStage(opened.pulse(), loop).onSuccess(none -> message.reply("")))
                        .completion());
    }

    private static byte[] refusal(CniError error) {
        return CniAnswer.refused(error, NetworkConfig.versionToAnswerIn(ConfigBytes.none()))
                .toWire();
    }

    @Override
    public Future<?> stop() {
        CniDoor open = door;
        return open == null ? Future.succeededFuture() : Future.fromCompletionStage(open.stop(), context);
    }

    /** On the door's thread, which decodes: that way a long configuration does not keep the engine waiting. */
    private void serve(Context loop, byte[] request, Reply reply) {
        long startNanos = System.nanoTime();
        try {
            CniCall call = translator.translate(request);
            reply.holds(call.heldBytes());
            if (call instanceof CniCall.Ask ask) {
                loop.runOnContext(none -> ask(ask, startNanos, reply));
            } else if (call instanceof CniCall.Answered answered) {
                tellTrouble(answered);
                answer(answered.title(), answered.answer(), startNanos, reply);
            }
        } catch (RuntimeException e) {
            troubles.tell("a mistake in ifacerd", () -> log.error("a request could not be decoded", e));
            answer("request", internalError(e), startNanos, reply);
        }
    }

    private void ask(CniCall.Ask ask, long startNanos, Reply reply) {
        vertx.eventBus()
                .<Answer>request(Addresses.NETWORK_COMMAND, ask.command(), toEngine)
                .map(message -> ask.conclude().apply(message.body()))
                .otherwise(CniVerticle::internalError)
                .onSuccess(answer -> answer(ask.title(), answer, startNanos, reply));
    }

    private void answer(String title, CniAnswer answer, long startNanos, Reply reply) {
        reply.accept(answer.toWire());
        long tookNanos = System.nanoTime() - startNanos;
        vertx.eventBus().publish(Addresses.CNI_SERVED, new CniServed(verbOf(title), answer.code(), tookNanos));
        long tookMicros = TimeUnit.NANOSECONDS.toMicros(tookNanos);
        if (answer.exitCode() == 0) {
            log.info("{}: ok ({} us)", title, tookMicros);
        } else {
            troubles.tell(verbOf(title) + ": " + answer, title + ": " + answer + " (" + tookMicros + " us)");
        }
    }

    private void tellTrouble(CniCall.Answered answered) {
        if (!answered.trouble().isEmpty()) {
            String verb = verbOf(answered.title());
            troubles.tell(verb + ": " + answered.trouble(), answered.title() + ": " + answered.trouble());
        }
    }

    private void tellHeldTroubles() {
        context.runOnContext(none -> vertx.setTimer(HeldLines.SECOND_MILLIS, timer -> troubles.tellHeld()));
    }

    /** A title begins with the verb, where the request could be read so far. */
    private static String verbOf(String title) {
        int end = title.indexOf(' ');
        return end < 0 ? "unknown" : title.substring(0, end);
    }

    private static CniAnswer internalError(Throwable failure) {
        if (failure instanceof ReplyException reply && reply.failureCode() == EngineFailures.OF_ANOTHER) {
            return CniAnswer.refused(
                    new CniError(
                            CniCode.TRY_AGAIN_LATER,
                            "ifacerd failed on something else than this request: " + reply.getMessage(),
                            "nothing: the runtime asks again; what it failed on is in its log, please report that"),
                    NetworkConfig.versionToAnswerIn(ConfigBytes.none()));
        }
        return CniAnswer.refused(
                new CniError(
                        CniCode.INTERNAL,
                        "ifacerd failed on this request: " + failure,
                        "this is a mistake in ifacerd: its log has more, please report it"),
                NetworkConfig.versionToAnswerIn(ConfigBytes.none()));
    }
}
