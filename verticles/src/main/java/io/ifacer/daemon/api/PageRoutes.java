package io.ifacer.daemon.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The page at {@code /} and what it is made of; all of it from the daemon itself. */
final class PageRoutes {

    /**
     * What the page may load and do: its own files, and ask the daemon. No script or style in the markup, no other page
     * around it, and no markup made of texts (Trusted Types): links' names and the kernel's words come from outside.
     */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'";

    private static final List<String> FILES = List.of(
            "index.html",
            "page.css",
            "icon.svg",
            "page.js",
            "stream.js",
            "model.js",
            "health.js",
            "summary.js",
            "picture.js",
            "events.js",
            "story.js",
            "dom.js");

    private PageRoutes() {}

    static void addTo(Router router) {
        for (String file : FILES) {
            Buffer content = read(file);
            router.on(HttpMethod.GET, file.equals("index.html") ? "/" : "/" + file, exchange -> {
                exchange.request().response().putHeader("Content-Security-Policy", POLICY);
                exchange.respond(200, mediaType(file), content);
            });
        }
    }

    private static String mediaType(String file) {
        String extension = file.substring(file.lastIndexOf('.') + 1);
        return switch (extension) {
            case "html" -> "text/html; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
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
