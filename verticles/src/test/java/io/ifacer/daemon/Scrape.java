package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** What Prometheus gets of a daemon that has served a pod and repaired a link. */
final class Scrape {

    private static final String BOND = "{\"cniVersion\":\"0.3.1\",\"name\":\"net\",\"interfaces\":[\"ens1\",\"ens2\"],"
            + "\"vlanID\":200,\"bond\":{\"name\":\"bond0\",\"mode\":1}}";

    /** The figure that is there once a repair was counted. */
    private static final Pattern REPAIRED = Pattern.compile("(?m)^ifacer_repair_seconds_count");

    private Scrape() {}

    /** @param folder for the daemon's sockets and files */
    static String afterARepair(Path folder) throws IOException, TimeoutException {
        Vertx vertx = Vertx.vertx();
        HttpClient client = vertx.createHttpClient();
        try (DaemonOnFakeKernel daemon = new DaemonOnFakeKernel(folder, model -> {
            model.addNic("ens1", 1500, true);
            model.addNic("ens2", 1500, false);
        })) {
            assertThat(Plugin.in(folder, "ADD").run(BOND).exitCode()).isZero();
            daemon.change(model -> model.remove("bond0.200"));
            String figures;
            do {
                figures = of(folder.resolve("api.sock"), client);
            } while (!REPAIRED.matcher(figures).find());
            return figures;
        } finally {
            client.close().await(); // until here somebody has to refer to it: Vert.x closes one that is forgotten
            vertx.close().await();
        }
    }

    private static String of(Path socket, HttpClient client) {
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.domainSocketAddress(socket.toString()))
                .setMethod(HttpMethod.GET)
                .setURI("/metrics");
        return client.request(options)
                .compose(request -> request.send().compose(response -> response.body()))
                .map(Buffer::toString)
                .await();
    }
}
