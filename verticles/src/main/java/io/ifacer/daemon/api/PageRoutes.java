package io.ifacer.daemon.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The page at {@code /} and what it is made of; all of it from the daemon itself. */
final class PageRoutes {

    /** Nothing from elsewhere, and no other page may frame it. */
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> FILES = Map.of(
            "/", "index.html",
            "/page.js", "page.js",
            "/picture.js", "picture.js",
            "/page.css", "page.css");

    private PageRoutes() {}

    static void addTo(Router router) {
        FILES.forEach((path, file) -> {
            Buffer content = read(file);
            router.on(HttpMethod.GET, path, exchange -> {
                exchange.request().response().putHeader("Content-Security-Policy", POLICY);
                exchange.request().response().putHeader("X-Content-Type-Options", "nosniff");
                exchange.respond(200, mediaType(file), content);
            });
        });
    }

    private static String mediaType(String file) {
        String extension = file.substring(file.lastIndexOf('.') + 1);
        return switch (extension) {
            case "html" -> "text/html; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            default -> "text/css; charset=utf-8";
        };
    }

    private static Buffer read(String file) {
        try (InputStream stream = PageRoutes.class.getResourceAsStream("/io/ifacer/daemon/page/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("the page's " + file + " is missing from the daemon's jar");
            }
            return Buffer.buffer(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
