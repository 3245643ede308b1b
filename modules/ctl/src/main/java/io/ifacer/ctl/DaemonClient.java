package io.ifacer.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Asks the daemon over its Unix socket. */
final class DaemonClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final Path socket;
    private final CloseableHttpClient http;

    DaemonClient(Path socket) {
        this.socket = socket;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(DaemonClient::noTls)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setDefaultRequestConfig(
                        RequestConfig.custom().setUnixDomainSocket(socket).build())
                .build();
    }

    /** Getting ready for TLS takes longer than all the rest, and nobody here speaks it. */
    private static SSLSocket noTls(Socket socket, String target, int port, Object attachment, HttpContext context) {
        throw new IllegalStateException("nobody asks for TLS on a Unix socket");
    }

    /** A name as it stands in a path or a query. */
    static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    /**
     * What there is at a path of the API.
     *
     * @throws CtlException when the daemon is away or refuses
     */
    JsonNode get(String path) {
        return exchange(new HttpGet("http://localhost" + path), DaemonClient::body);
    }

    /** The same, whatever the status: a daemon that is not ready says so with one that is not 200. */
    JsonNode getWhatever(String path) {
        return exchange(new HttpGet("http://localhost" + path), DaemonClient::body, false);
    }

    /** Asks for something to be done. */
    JsonNode post(String path) {
        return exchange(new HttpPost("http://localhost" + path), DaemonClient::body);
    }

    /** Gives each line that comes, until the daemon ends the stream. */
    void lines(String path, Consumer<String> line) {
        exchange(new HttpGet("http://localhost" + path), response -> {
            try (InputStream content = response.getEntity().getContent();
                    BufferedReader reader =
                            new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
                reader.lines().filter(text -> !text.isEmpty()).forEach(line);
            }
            return path;
        });
    }

    private interface Reader<T> {
        T read(ClassicHttpResponse response) throws Exception;
    }

    private <T> T exchange(ClassicHttpRequest request, Reader<T> reader) {
        return exchange(request, reader, true);
    }

    private <T> T exchange(ClassicHttpRequest request, Reader<T> reader, boolean mustBeOk) {
        try {
            return http.execute(request, response -> {
                if (mustBeOk && response.getCode() != OK) {
                    throw refusal(response);
                }
                try {
                    return reader.read(response);
                } catch (IOException | RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IOException(e);
                }
            });
        } catch (IOException e) {
            throw new CtlException(
                    ExitCode.DAEMON_AWAY,
                    "ifacerd does not answer at " + socket + " (" + e.getMessage()
                            + "): is it running, and are you root?"
                            + " See 'systemctl status ifacerd', or name another socket with --socket.");
        }
    }

    private static JsonNode body(ClassicHttpResponse response) throws Exception {
        return JSON.readTree(EntityUtils.toByteArray(response.getEntity()));
    }

    private static CtlException refusal(ClassicHttpResponse response) throws IOException {
        JsonNode problem = JSON.readTree(EntityUtils.toByteArray(response.getEntity()));
        return new CtlException(
                ExitCode.REFUSED,
                problem.path("detail").asText("ifacerd answered with HTTP status " + response.getCode()));
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new CtlException(ExitCode.DAEMON_AWAY, "the connection to ifacerd broke: " + e.getMessage());
        }
    }
}
