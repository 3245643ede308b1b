package io.ifacer.daemon.api;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One HTTP server: passes requests to the router, and makes a response of whatever goes wrong. */
final class HttpDoor {

    private static final Logger log = LoggerFactory.getLogger("api");

    /**
     * A request has no body worth the name; headers bound what a client can make the daemon hold, {@link Guests} for how long.
     * Everything here is written on the API's own loop: a connection that may count on that does without a queue for other
     * threads, 5 KB for each reader.
     */
    private static final HttpServerOptions OPTIONS = new HttpServerOptions()
            .setMaxHeaderSize(8 << 10)
            .setMaxInitialLineLength(4 << 10)
            .setHttp2ClearTextEnabled(false)
            .setStrictThreadMode(true)
            .setIdleTimeout(0);

    private final HttpServer server;

    private HttpDoor(HttpServer server) {
        this.server = server;
    }

    /**
     * Opens a door on loopback. A browser that was lured there by a foreign name (DNS rebinding) is turned away by its Host
     * header.
     */
    static Future<HttpDoor> onLoopback(Vertx vertx, Router router, Guests guests, String host, int port) {
        SocketAddress address = SocketAddress.inetSocketAddress(port, host);
        return open(vertx, router, guests, address, BrowserGuard::check, none -> false);
    }

    /** Opens a door on a Unix socket, bound at a path. */
    static Future<HttpDoor> onUnixSocket(Vertx vertx, Router router, Guests guests, Path path, PeerUser mayChange) {
        SocketAddress address = SocketAddress.domainSocketAddress(path.toString());
        return open(
                vertx, router, guests, address, none -> {}, request -> mayChange.isAtOtherEndOf(request.connection()));
    }

    private static Future<HttpDoor> open(
            Vertx vertx,
            Router router,
            Guests guests,
            SocketAddress address,
            Consumer<HttpServerRequest> guard,
            Predicate<HttpServerRequest> mayChange) {
        HttpServer server = vertx.createHttpServer(OPTIONS)
                .connectionHandler(guests::enter)
                .invalidRequestHandler(
                        request -> admit(guests, request, guest -> invalid(new Exchange(request, guest, false))))
                .requestHandler(request -> admit(
                        guests,
                        request,
                        guest -> serve(router, guard, new Exchange(request, guest, mayChange.test(request)))));
        return server.listen(address).map(HttpDoor::new);
    }

    /** One whose connection is about to be closed is not met any more. */
    private static void admit(Guests guests, HttpServerRequest request, Consumer<Guest> serve) {
        Guest guest = guests.at(request.connection());
        if (guest != null) {
            guest.asks(() -> serve.accept(guest));
        }
    }

    /** What cannot be read as a request; nothing that follows on the connection could be. */
    private static void invalid(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        Throwable cause = request.decoderResult().cause();
        if (cause instanceof TooLongHttpLineException) {
            exchange.refuse(414, "the request line is longer than " + OPTIONS.getMaxInitialLineLength() + " bytes");
        } else if (cause instanceof TooLongHttpHeaderException) {
            exchange.refuse(431, "the request's headers are longer than " + OPTIONS.getMaxHeaderSize() + " bytes");
        } else {
            exchange.refuse(400, "wanted HTTP/1.1, found what cannot be read as such: " + cause.getMessage());
        }
        request.connection().close();
    }

    /** What somebody would send here says something that would not be heard, a link's name in JSON for one. */
    private static void refuseBody(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        request.response().putHeader("Connection", "close");
        exchange.refuse(
                413,
                "found a body, wanted none: what " + request.path()
                        + " is to know goes into the query, as in POST /v1/pause?link=bond0");
        request.connection().close();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || (length != null && !length.equals("0"));
    }

    private static void serve(Router router, Consumer<HttpServerRequest> guard, Exchange exchange) {
        if (hasBody(exchange.request())) {
            refuseBody(exchange);
            return;
        }
        try {
            guard.accept(exchange.request());
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
