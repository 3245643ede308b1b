package io.ifacer.daemon.api;

import io.ifacer.link.LinkName;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One request and its response.
 *
 * @param request the request
 * @param guest whose connection it came on
 * @param mayChange whether whoever asks may change anything: a process of root's, on the Unix socket
 */
record Exchange(HttpServerRequest request, Guest guest, boolean mayChange) {

    /**
     * The link that the last segment of the path names.
     *
     * @throws ApiException 400 when no link can have that name
     */
    String linkInPath() {
        String path = request.path();
        String segment = path.substring(path.lastIndexOf('/') + 1);
        try {
            // a plus stands for itself in a path, and for a blank in a form only
            return link(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new ApiException(400, "'" + segment + "' cannot be decoded: " + e.getMessage());
        }
    }

    /**
     * The link that the parameter of that name names; empty when there is no such parameter.
     *
     * @throws ApiException 400 when no link can have that name
     */
    Optional<String> linkInQuery() {
        return parameter("link").map(Exchange::link);
    }

    private static String link(String name) {
        LinkName.faultOfAny(name).ifPresent(fault -> {
            throw new ApiException(
                    400, "'" + name + "' " + fault + "; wanted: the name of a link, as ip link shows it");
        });
        return name;
    }

    /**
     * A parameter that is given once at most.
     *
     * @throws ApiException 400 when it is given more often, or empty
     */
    Optional<String> parameter(String name) {
        List<String> given = parameters(name);
        if (given.size() > 1) {
            throw new ApiException(400, name + " is given " + given.size() + " times; wanted: once at most");
        }
        return given.stream().findFirst();
    }

    /**
     * All values of a parameter.
     *
     * @throws ApiException 400 when one of them is empty, as an unset variable in a script makes it
     */
    List<String> parameters(String name) {
        List<String> given = query().getAll(name);
        if (given.contains("")) {
            throw new ApiException(400, name + " is given and empty; wanted: a value, or no '" + name + "' at all");
        }
        return given;
    }

    /**
     * Lets only those go on who ask for nothing that is not known here.
     *
     * @throws ApiException 400 otherwise
     */
    void requireOnly(Set<String> known) {
        for (String name : query().names()) {
            if (!known.contains(name)) {
                throw new ApiException(
                        400,
                        request.path() + " has no parameter '" + name + "'; it has "
                                + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
    }

    private MultiMap query() {
        try {
            return request.params();
        } catch (IllegalArgumentException e) {
            throw new ApiException(400, "'" + request.query() + "' cannot be decoded: " + e.getMessage());
        }
    }

    /**
     * Lets only those go on who may change something.
     *
     * @throws ApiException 403 otherwise
     */
    void requireChange() {
        if (!mayChange) {
            throw new ApiException(
                    403,
                    request.method() + " " + request.path()
                            + " changes what ifacerd does: it is open to processes of user 0 on the Unix socket only");
        }
    }

    void json(Buffer body) {
        respond(200, "application/json", body);
    }

    void respond(int status, String mediaType, Buffer body) {
        HttpServerResponse response = request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", mediaType)
                .putHeader("Cache-Control", "no-store");
        if (!guest.answer(response, body)) {
            response.putHeader("Retry-After", "1");
            refuse(503, "as many large answers as there is memory for are on their way to others; ask again");
        }
    }

    /** A refusal as problem details (RFC 9457); the title is the status's own phrase. */
    void refuse(int status, String detail) {
        request.response().setStatusCode(status);
        JsonObject problem = new JsonObject()
                .put("title", request.response().getStatusMessage())
                .put("status", status)
                .put("detail", detail);
        respond(status, "application/problem+json", problem.toBuffer());
    }
}
