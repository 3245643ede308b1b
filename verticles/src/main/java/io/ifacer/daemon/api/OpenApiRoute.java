package io.ifacer.daemon.api;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /v1/openapi.yaml}: what this server answers, described for tools. */
final class OpenApiRoute implements Router.Route {

    /** RFC 9512. */
    private static final String YAML = "application/yaml";

    private final Buffer description = read();

    @Override
    public void handle(Exchange exchange) {
        exchange.respond(200, YAML, description);
    }

    private static Buffer read() {
        try (InputStream stream = OpenApiRoute.class.getResourceAsStream("/io/ifacer/daemon/openapi.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("openapi.yaml is missing from the daemon's jar");
            }
            return Buffer.buffer(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
