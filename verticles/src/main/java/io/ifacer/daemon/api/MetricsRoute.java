package io.ifacer.daemon.api;

import io.ifacer.daemon.metrics.DaemonMetrics;
import io.ifacer.link.engine.NodeView;
import io.vertx.core.buffer.Buffer;

/** {@code GET /metrics}: what was counted, and how the node stands at this moment. */
final class MetricsRoute implements Router.Route {

    /** Prometheus's text format (prometheus.io/docs, "Exposition formats"). */
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final SharedQuestion<NodeView> view;
    private final DaemonMetrics metrics;

    MetricsRoute(SharedQuestion<NodeView> view, DaemonMetrics metrics) {
        this.view = view;
        this.metrics = metrics;
    }

    /** Where the engine does not answer, the figures that were counted are worth having all the same. */
    @Override
    public void handle(Exchange exchange) {
        view.ask()
                .onSuccess(answer -> metrics.observe(answer, System.nanoTime()))
                .onComplete(any -> exchange.respond(200, TEXT, Buffer.buffer(metrics.scrape())));
    }
}
