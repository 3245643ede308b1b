package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.engine.Event;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written about the daemon's events and figures holds. */
@Timeout(60)
class DocumentsTest {

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", ".")).resolve("..").normalize();
    private static final String BOND = "{\"cniVersion\":\"0.3.1\",\"name\":\"net\",\"interfaces\":[\"ens1\",\"ens2\"],"
            + "\"vlanID\":200,\"bond\":{\"name\":\"bond0\",\"mode\":1}}";

    /** The figure that is there once a repair was counted. */
    private static final Pattern REPAIRED = Pattern.compile("(?m)^ifacer_repair_seconds_count");

    @TempDir
    private Path folder;

    @Test
    void theReadmeListsEveryTypeOfEventAndNoOther() throws IOException {
        Set<String> types = new TreeSet<>(Set.of("events.missed"));
        Arrays.stream(Event.Type.values()).map(Event.Type::id).forEach(types::add);

        Set<String> listed = new TreeSet<>();
        for (String row : section("### The events").split("\n", -1)) {
            if (row.startsWith("| `")) {
                listed.addAll(all("`([a-z]+\\.[a-z]+)`", row.substring(0, row.indexOf('|', 1))));
            }
        }
        assertThat(listed).isEqualTo(types);
    }

    @Test
    void readmeRulesAndDashboardNameFiguresThatThereAre() throws IOException, TimeoutException {
        Set<String> there = all("(?m)^([a-z_]+)[{ ]", scrapeAfterARepair());

        assertThat(there).contains("ifacer_cni_request_seconds_bucket", "ifacer_bond_port_up");
        assertThat(there).containsAll(figuresIn("deploy/prometheus/ifacer-alerts.yaml"));
        assertThat(there).containsAll(figuresIn("deploy/prometheus/grafana-dashboard.json"));
        for (String figure : all("\\| `(ifacer_[a-z_]+)`", section("### Figures and alerts"))) {
            assertThat(there).as(figure).anyMatch(name -> name.equals(figure) || name.equals(figure + "_count"));
        }
    }

    private String scrapeAfterARepair() throws IOException, TimeoutException {
        Vertx client = Vertx.vertx();
        try (DaemonOnFakeKernel daemon = new DaemonOnFakeKernel(folder, model -> {
            model.addNic("ens1", 1500, true);
            model.addNic("ens2", 1500, false);
        })) {
            assertThat(Plugin.in(folder, "ADD").run(BOND).exitCode()).isZero();
            daemon.change(model -> model.remove("bond0.200"));
            String figures;
            do {
                figures = scrape(client);
            } while (!REPAIRED.matcher(figures).find());
            return figures;
        } finally {
            client.close().await();
        }
    }

    private String scrape(Vertx client) {
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.domainSocketAddress(
                        folder.resolve("api.sock").toString()))
                .setMethod(HttpMethod.GET)
                .setURI("/metrics");
        return client.createHttpClient()
                .request(options)
                .compose(request -> request.send().compose(response -> response.body()))
                .map(Buffer::toString)
                .await();
    }

    private static Set<String> figuresIn(String file) throws IOException {
        Set<String> expressions = all("\"?expr\"?: (.*(?:\n {8,}.*)*)", Files.readString(PROJECT.resolve(file)));
        Set<String> figures = all("\\b((?:ifacer|jvm|process|system)_[a-z_]+)\\b", String.join("\n", expressions));
        assertThat(figures).as("figures in " + file).hasSizeGreaterThan(5);
        return figures;
    }

    /** What stands under a heading of the README, up to the next one. */
    private static String section(String heading) throws IOException {
        String readme = Files.readString(PROJECT.resolve("README.md"));
        int start = readme.indexOf("\n" + heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        return readme.substring(start, readme.indexOf("\n##", start + 1 + heading.length()));
    }

    private static Set<String> all(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
