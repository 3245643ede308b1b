package io.ifacer.daemon.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One request and its response.
 *
 * @param request the request
 * @param mayChange whether whoever asks may change anything: a process of root's, on the Unix socket
 */
record Exchange(HttpServerRequest request, boolean mayChange) {

    /** The last segment of the path, decoded. */
    String lastSegment() {
        String path = request.path();
        return URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(request.getParam(name)).filter(text -> !text.isEmpty());
    }

    List<String> parameters(String name) {
        return request.params().getAll(name);
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
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", mediaType)
                .putHeader("Cache-Control", "no-store")
                .end(body);
    }

    /** A refusal as problem details (RFC 9457). */
    void refuse(int status, String detail) {
        JsonObject problem = new JsonObject()
                .put("title", detailTitle(status))
                .put("status", status)
                .put("detail", detail);
        respond(status, "application/problem+json", problem.toBuffer());
    }

    private static String detailTitle(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 421 -> "Misdirected Request";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
