package io.ifacer.daemon.supervisor;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.Readiness;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the supervisor's watchdog while engine, CNI door and API each answer, and tells it how the daemon is. That a client
 * has to wait for its turn at a door is no reason to kill the daemon: each is asked inside, on its own thread.
 */
public final class SignsOfLife extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger("supervisor");

    private static final Map<String, String> ASKED = Map.of(
            "the engine", Addresses.NETWORK_PULSE, "the CNI door", Addresses.CNI_PULSE, "the API", Addresses.API_PULSE);

    /** A sign of life can be missed, and one more, before the supervisor kills. */
    private static final int LOOKS_PER_PATIENCE = 4;

    /** Where no watchdog waits; for the status only. */
    private static final long UNWATCHED_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private final Supervisor supervisor;
    private final Readiness readiness;
    private final long lookMillis;
    private final DeliveryOptions patience;
    private boolean looking;
    private boolean toldSilence;

    /** @param readiness what the status is about */
    public SignsOfLife(Supervisor supervisor, Readiness readiness) {
        this.supervisor = supervisor;
        this.readiness = readiness;
        long watched = supervisor.watchdogMillis();
        this.lookMillis = Math.max(1, watched == 0 ? UNWATCHED_MILLIS : watched / LOOKS_PER_PATIENCE);
        this.patience = new DeliveryOptions().setLocalOnly(true).setSendTimeout(Math.max(1, 2 * lookMillis));
    }

    @Override
    public Future<?> start() {
        if (supervisor.isThere()) {
            vertx.setPeriodic(lookMillis, id -> look());
        }
        return Future.succeededFuture();
    }

    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        List<Future<Boolean>> answers = ASKED.entrySet().stream()
                .map(each -> ask(each.getKey(), each.getValue()))
                .toList();
        Future.all(answers).onSuccess(all -> looked(all.<Boolean>list().stream().allMatch(answered -> answered)));
    }

    private Future<Boolean> ask(String who, String address) {
        return vertx.eventBus()
                .request(address, "", patience)
                .map(answer -> true)
                .onFailure(failure -> silent(who, failure))
                .otherwise(false);
    }

    private void looked(boolean allAnswered) {
        looking = false;
        if (allAnswered) {
            supervisor.alive(readinessText());
            toldSilence = false;
        }
    }

    private void silent(String who, Throwable failure) {
        boolean saysWhy =
                failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE;
        String text = who + " does not answer" + (saysWhy ? ": " + failure.getMessage() : "");
        supervisor.status(text);
        if (!toldSilence) {
            toldSilence = true;
            log.error("{}; unless it does, the service manager starts ifacerd anew", text);
        }
    }

    private String readinessText() {
        Map<Readiness.Condition, String> missing = readiness.missing();
        return missing.isEmpty()
                ? "ready: CNI requests are served"
                : "not ready: " + missing.values().stream().distinct().collect(Collectors.joining("; "));
    }
}
