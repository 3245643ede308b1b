package io.ifacer.daemon.api;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A question to the engine that many may have. It is asked once at a time; whoever comes meanwhile shares the next answer, and no
 * older one. Between two the engine has some times as long for its own work as an answer took: a crowd that asks cannot delay an ADD.
 *
 * @param <T> what is answered
 */
final class SharedQuestion<T> {

    private static final int REST = 4;

    private final Vertx vertx;
    private final String address;
    private final DeliveryOptions toEngine;
    private List<Promise<T>> waiting = new ArrayList<>();
    private boolean busy;
    private long restUntilNanos = System.nanoTime();

    SharedQuestion(Vertx vertx, String address, long timeoutMillis) {
        this.vertx = vertx;
        this.address = address;
        this.toEngine = new DeliveryOptions().setLocalOnly(true).setSendTimeout(timeoutMillis);
    }

    /** An answer that is not older than this call. */
    Future<T> ask() {
        Promise<T> promise = Promise.promise();
        waiting.add(promise);
        if (!busy) {
            busy = true;
            afterRest();
        }
        return promise.future();
    }

    private void afterRest() {
        long restNanos = restUntilNanos - System.nanoTime();
        if (restNanos <= 0) {
            askNow();
        } else {
            vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(restNanos) + 1, none -> askNow());
        }
    }

    private void askNow() {
        List<Promise<T>> sharing = waiting;
        waiting = new ArrayList<>();
        long startNanos = System.nanoTime();
        vertx.eventBus().<T>request(address, "", toEngine).onComplete(answer -> answered(answer, sharing, startNanos));
    }

    private void answered(AsyncResult<Message<T>> answer, List<Promise<T>> sharing, long startNanos) {
        long nowNanos = System.nanoTime();
        restUntilNanos = nowNanos + REST * (nowNanos - startNanos);
        busy = !waiting.isEmpty();
        if (busy) {
            afterRest();
        }
        for (Promise<T> promise : sharing) {
            if (answer.succeeded()) {
                promise.complete(answer.result().body());
            } else {
                promise.fail(answer.cause());
            }
        }
    }
}
