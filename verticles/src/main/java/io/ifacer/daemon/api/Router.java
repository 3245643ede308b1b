package io.ifacer.daemon.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** From method and path to handler. Paths are fixed but for a last segment, which {@code *} stands for. */
final class Router {

    /** Meets a request. */
    interface Route {
        /**
         * Responds, now or later.
         *
         * @throws ApiException when the request cannot be met
         */
        void handle(Exchange exchange);
    }

    private final Map<String, Map<HttpMethod, Route>> routes = new LinkedHashMap<>();

    Router on(HttpMethod method, String path, Route route) {
        routes.computeIfAbsent(path, none -> new LinkedHashMap<>()).put(method, route);
        return this;
    }

    void dispatch(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        Map<HttpMethod, Route> methods = routes.getOrDefault(request.path(), routes.get(withStar(request.path())));
        if (methods == null) {
            throw new ApiException(
                    404, "there is nothing at " + request.path() + "; known are " + String.join(", ", routes.keySet()));
        }
        // HEAD is GET without its body (RFC 9110, 9.3.2), and that is left out by the server
        HttpMethod method = request.method().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.method();
        Route route = methods.get(method);
        if (route == null) {
            String allowed = methods.keySet().stream().map(HttpMethod::name).collect(Collectors.joining(", "));
            exchange.request().response().putHeader("Allow", allowed);
            throw new ApiException(
                    405, request.path() + " does not take " + request.method() + "; it takes " + allowed);
        }
        route.handle(exchange);
    }

    private static String withStar(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1) + "*";
    }
}
