package io.ifacer.daemon.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One HTTP server: passes requests to the router, and makes a response of whatever goes wrong. */
final class HttpDoor {

    private static final Logger log = LoggerFactory.getLogger("api");

    /** A request has no body worth the name; headers bound what a client can make the daemon hold. */
    private static final HttpServerOptions OPTIONS = new HttpServerOptions()
            .setMaxHeaderSize(8 << 10)
            .setMaxInitialLineLength(4 << 10)
            .setHttp2ClearTextEnabled(false)
            .setIdleTimeout(0);

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final HttpServer server;

    private HttpDoor(HttpServer server) {
        this.server = server;
    }

    /**
     * Opens a door on loopback. A browser that was lured there by a foreign name (DNS rebinding) is turned away by its Host
     * header.
     */
    static Future<HttpDoor> onLoopback(Vertx vertx, Router router, String host, int port) {
        return open(vertx, router, SocketAddress.inetSocketAddress(port, host), HttpDoor::isForLoopback, none -> false);
    }

    /** Opens a door on a Unix socket, bound at a path. */
    static Future<HttpDoor> onUnixSocket(Vertx vertx, Router router, Path path, PeerUser mayChange) {
        SocketAddress address = SocketAddress.domainSocketAddress(path.toString());
        return open(vertx, router, address, none -> true, request -> mayChange.isAtOtherEndOf(request.connection()));
    }

    private static Future<HttpDoor> open(
            Vertx vertx,
            Router router,
            SocketAddress address,
            Predicate<HttpServerRequest> isMeantForUs,
            Predicate<HttpServerRequest> mayChange) {
        HttpServer server = vertx.createHttpServer(OPTIONS).requestHandler(request -> {
            Exchange exchange = new Exchange(request, mayChange.test(request));
            if (isMeantForUs.test(request)) {
                serve(router, exchange);
            } else {
                exchange.refuse(421, "this is ifacerd on loopback; ask for localhost, 127.0.0.1 or [::1]");
            }
        });
        return server.listen(address).map(HttpDoor::new);
    }

    private static boolean isForLoopback(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority != null && LOOPBACK_NAMES.contains(authority.host());
    }

    private static void serve(Router router, Exchange exchange) {
        try {
            router.dispatch(exchange);
        } catch (ApiException e) {
            exchange.refuse(e.status(), e.text());
        } catch (RuntimeException e) {
            log.error(
                    "{} {} failed",
                    exchange.request().method(),
                    exchange.request().path(),
                    e);
            exchange.refuse(500, "ifacerd failed on this request: its log has more, please report it");
        }
    }

    /** The port that it listens on; where 0 was asked for, the one that the kernel gave. */
    int port() {
        return server.actualPort();
    }

    Future<Void> close() {
        return server.close();
    }
}
