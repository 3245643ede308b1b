package io.ifacer.daemon.api;

import io.netty.handler.codec.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Set;

/**
 * Keeps other web sites away from what a browser on this machine can reach. There is no CORS here, so that no other site
 * can read an answer; this sees to it that none gets that far.
 */
final class BrowserGuard {

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** What a browser says of a request that another site, or another port of this machine, brought about (Fetch Metadata). */
    private static final Set<String> FROM_ELSEWHERE = Set.of("cross-site", "same-site");

    private static final String POLICY = "Content-Security-Policy";

    private BrowserGuard() {}

    /**
     * Lets a request on loopback go on.
     *
     * @throws ApiException 421 for a foreign name in Host, by which a browser was lured here (DNS rebinding); 403 for a
     *     request that another site's page made. Following a link to here is no such thing
     */
    static void check(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        if (authority == null || !LOOPBACK_NAMES.contains(authority.host())) {
            throw new ApiException(
                    421,
                    "this is ifacerd on loopback, found "
                            + (authority == null ? "no Host" : "Host: " + authority.host())
                            + "; ask for localhost, 127.0.0.1 or [::1]");
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && FROM_ELSEWHERE.contains(site) && !"navigate".equals(request.getHeader("Sec-Fetch-Mode"))) {
            throw new ApiException(
                    403, "a page from elsewhere (Sec-Fetch-Site: " + site + ") asks for this; only ifacerd's own may");
        }
    }

    /** What a browser is told with every answer, also with those to what is no request; a page says itself what it may load. */
    static void protect(HttpHeaders response) {
        response.set("X-Content-Type-Options", "nosniff")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set("Referrer-Policy", "no-referrer");
        if (!response.contains(POLICY)) {
            response.set(POLICY, "default-src 'none'; frame-ancestors 'none'");
        }
    }
}
