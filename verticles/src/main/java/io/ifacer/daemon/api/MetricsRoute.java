package io.ifacer.daemon.api;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.metrics.DaemonMetrics;
import io.ifacer.link.engine.NodeView;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;

/** {@code GET /metrics}: what was counted, and how the node stands at this moment. */
final class MetricsRoute implements Router.Route {

    /** Prometheus's text format (prometheus.io/docs, "Exposition formats"). */
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private static final DeliveryOptions TO_ENGINE =
            new DeliveryOptions().setLocalOnly(true).setSendTimeout(5_000);

    private final Vertx vertx;
    private final DaemonMetrics metrics;

    MetricsRoute(Vertx vertx, DaemonMetrics metrics) {
        this.vertx = vertx;
        this.metrics = metrics;
    }

    /** Where the engine does not answer, the figures that were counted are worth having all the same. */
    @Override
    public void handle(Exchange exchange) {
        vertx.eventBus()
                .<NodeView>request(Addresses.NETWORK_VIEW, "", TO_ENGINE)
                .onSuccess(answer -> metrics.observe(answer.body(), System.nanoTime()))
                .onComplete(any -> exchange.respond(200, TEXT, Buffer.buffer(metrics.scrape())));
    }
}
