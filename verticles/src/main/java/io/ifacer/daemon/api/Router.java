package io.ifacer.daemon.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** @param parameters those it takes in the query; null: whatever is there, and it looks at none */
    private record Target(Route route, @Nullable Set<String> parameters) {}

    private final Map<String, Map<HttpMethod, Target>> routes = new LinkedHashMap<>();

    /** Adds a route that looks at no parameter, and does not mind any: what people call up by hand. */
    Router on(HttpMethod method, String path, Route route) {
        return add(method, path, new Target(route, null));
    }

    /**
     * Adds a route that takes these parameters and no other: a misspelt one would mean something else than it says, as
     * {@code lnik=bond0} would pause the whole node.
     */
    Router on(HttpMethod method, String path, Set<String> parameters, Route route) {
        return add(method, path, new Target(route, new TreeSet<>(parameters)));
    }

    private Router add(HttpMethod method, String path, Target target) {
        routes.computeIfAbsent(path, none -> new LinkedHashMap<>()).put(method, target);
        return this;
    }

    /** Every route as {@code GET /v1/links}, with the parameters it takes. */
    SortedMap<String, Set<String>> described() {
        SortedMap<String, Set<String>> described = new TreeMap<>();
        routes.forEach((path, methods) -> methods.forEach((method, target) ->
                described.put(method + " " + path, target.parameters() == null ? Set.of() : target.parameters())));
        return described;
    }

    void dispatch(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        Map<HttpMethod, Target> methods = routes.getOrDefault(request.path(), routes.get(withStar(request.path())));
        if (methods == null) {
            throw new ApiException(
                    404, "there is nothing at " + request.path() + "; known are " + String.join(", ", routes.keySet()));
        }
        // HEAD is GET without its body (RFC 9110, 9.3.2), and that is left out by the server
        HttpMethod method = request.method().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.method();
        Target target = methods.get(method);
        if (target == null) {
            String allowed = allowed(methods.keySet());
            request.response().putHeader("Allow", allowed);
            throw new ApiException(
                    405, request.path() + " does not take " + request.method() + "; it takes " + allowed);
        }
        if (target.parameters() != null) {
            exchange.requireOnly(target.parameters());
        }
        target.route().handle(exchange);
    }

    private static String allowed(Set<HttpMethod> methods) {
        String names = methods.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
        return methods.contains(HttpMethod.GET) ? names + ", HEAD" : names;
    }

    private static String withStar(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1) + "*";
    }
}
