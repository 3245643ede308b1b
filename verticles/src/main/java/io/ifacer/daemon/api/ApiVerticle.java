package io.ifacer.daemon.api;

import io.ifacer.cni.HiddenEscapes;
import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.CniServed;
import io.ifacer.daemon.bus.NetworkEvent;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.daemon.metrics.DaemonMetrics;
import io.ifacer.daemon.settings.ApiSettings;
import io.ifacer.daemon.stream.EventEncoder;
import io.ifacer.daemon.stream.EventHistory;
import io.ifacer.daemon.stream.EventStreams;
import io.ifacer.daemon.stream.StreamTimers;
import io.ifacer.link.engine.NodeView;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.jackson.DatabindCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API: hears all events from the daemon's first moment on, and serves whoever asks. */
public final class ApiVerticle extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger("api");

    private static final String LOOPBACK = "127.0.0.1";

    /** How long the engine may take to say how the node stands. */
    private static final long VIEW_MILLIS = 10_000;

    private final Path socket;
    private final PeerUser mayChange;
    private final ApiSettings settings;
    private final ApiBounds bounds;
    private final AnswerRoom room = new AnswerRoom(ApiBounds.ANSWER_BYTES);
    private final Consumer<Throwable> fatal;
    private final String node;
    private final Readiness readiness;
    private final EventEncoder encoder;
    private final EventHistory history;
    private final DaemonMetrics metrics = new DaemonMetrics(version());
    private final EventStreams streams = new EventStreams();
    private final Router router = new Router();
    private @Nullable StreamTimers timers;
    private @Nullable UnixDoor unix;
    private @Nullable HttpDoor loopback;
    private volatile int port = ApiSettings.NO_PORT;

    /**
     * An API that is not served yet.
     *
     * @param socket the path of its Unix socket
     * @param changingUid the user whose processes may change something through that
     * @param node the node's name
     * @param run tells this run of the daemon from others, lower-case letters and digits
     * @param fatal told when memory has run out
     */
    public ApiVerticle(
            Path socket,
            int changingUid,
            ApiSettings settings,
            ApiBounds bounds,
            String node,
            String run,
            Readiness readiness,
            Consumer<Throwable> fatal) {
        this.socket = socket;
        this.mayChange = new PeerUser(changingUid);
        this.settings = settings;
        this.bounds = bounds;
        this.fatal = fatal;
        this.node = node;
        this.readiness = readiness;
        this.encoder = new EventEncoder(node, run);
        this.history = new EventHistory(settings.historyEvents());
    }

    @Override
    public Future<?> start() {
        // every JsonObject of Vert.x is written by this one
        DatabindCodec.mapper().getFactory().setCharacterEscapes(new HiddenEscapes());
        StreamTimers started = new StreamTimers(vertx, streams);
        timers = started;
        metrics.showReadiness(readiness);
        metrics.showReaders(streams, history);
        addRoutes();
        return vertx.eventBus()
                .<NetworkEvent>localConsumer(Addresses.NETWORK_EVENTS)
                .handler(message -> told(message.body(), started))
                .completion()
                .compose(none -> vertx.eventBus()
                        .<CniServed>localConsumer(Addresses.CNI_SERVED)
                        .handler(message -> metrics.served(message.body()))
                        .completion())
                .compose(none -> vertx.eventBus()
                        .localConsumer(Addresses.API_PULSE)
                        .handler(message -> message.reply(""))
                        .completion())
                .compose(none -> openUnixSocket())
                .compose(none -> openLoopback());
    }

    private void told(NetworkEvent event, StreamTimers started) {
        metrics.told(event.event());
        history.append(encoder.encode(event));
        event.taken().run();
        started.told();
    }

    private void addRoutes() {
        HealthRoutes.addTo(router, readiness);
        PageRoutes.addTo(router);
        SharedQuestion<NodeView> view = new SharedQuestion<>(vertx, Addresses.NETWORK_VIEW, VIEW_MILLIS);
        new StateRoutes(vertx, view, node, history).addTo(router);
        new CommandRoutes(vertx).addTo(router);
        router.on(HttpMethod.GET, "/metrics", Set.of(), new MetricsRoute(view, metrics))
                .on(HttpMethod.GET, "/v1/event-types", Set.of(), new EventTypesRoute())
                .on(HttpMethod.GET, "/v1/openapi.yaml", Set.of(), new OpenApiRoute())
                .on(
                        HttpMethod.GET,
                        "/v1/events",
                        EventsRoute.PARAMETERS,
                        new EventsRoute(history, encoder, streams, bounds.maxFollowers()));
    }

    /** Every route, with the parameters it takes. */
    SortedMap<String, Set<String>> routes() {
        return router.described();
    }

    /** The port on loopback; where any was asked for, the one that the kernel gave. */
    int port() {
        return port;
    }

    private static String version() {
        String version = ApiVerticle.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    /** Each door has its own: who may only come by one cannot take the other's places. */
    private Guests guests() {
        return new Guests(vertx, bounds, room, fatal);
    }

    private Future<?> openUnixSocket() {
        try {
            return UnixDoor.open(vertx, router, guests(), socket, mayChange).onSuccess(opened -> unix = opened);
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<?> openLoopback() {
        if (settings.listenPort() == ApiSettings.NO_PORT) {
            return Future.succeededFuture();
        }
        return HttpDoor.onLoopback(vertx, router, guests(), LOOPBACK, settings.listenPort())
                .recover(failure -> Future.failedFuture(new IOException(
                        "wanted " + LOOPBACK + ":" + settings.listenPort() + " for the page, found: "
                                + failure.getMessage() + "; end what listens there, or set another api.port",
                        failure)))
                .onSuccess(door -> {
                    loopback = door;
                    port = door.port();
                    log.info("the page of {} is at http://{}:{}/", node, LOOPBACK, door.port());
                });
    }

    @Override
    public Future<?> stop() {
        if (timers != null) {
            timers.close();
        }
        metrics.close();
        return Future.join(
                unix == null ? Future.succeededFuture() : unix.close(),
                loopback == null ? Future.succeededFuture() : loopback.close());
    }
}
