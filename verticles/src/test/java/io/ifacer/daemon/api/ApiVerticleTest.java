package io.ifacer.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ifacer.daemon.LoopbackPort;
import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.LocalCodec;
import io.ifacer.daemon.bus.NetworkEvent;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.daemon.bus.Readiness.Condition;
import io.ifacer.daemon.settings.ApiSettings;
import io.ifacer.link.VisibleText;
import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.NodePlan;
import io.ifacer.link.engine.NodePlan.LinkPlan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The API over its real sockets. */
@Timeout(30)
class ApiVerticleTest {

    private final Vertx vertx = Vertx.vertx();

    /** Held here: Vert.x closes one, and its connections, that nobody refers to. */
    private final HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(100));

    private final Readiness readiness = new Readiness();

    @TempDir
    private Path folder;

    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();
    private String deployment = "";
    private long sequence;

    @BeforeEach
    void open() throws Exception {
        LocalCodec.install(vertx);
        deploy("run1");
    }

    private ApiVerticle verticle(Path socket, int uid, ApiSettings settings, String run) {
        return new ApiVerticle(
                socket, uid, settings, ApiBounds.of(settings, 0), "node1", run, readiness, fatal::complete);
    }

    private void deploy(String run) throws Exception {
        int uid = (Integer) Files.getAttribute(folder, "unix:uid");
        deployment = vertx.deployVerticle(verticle(socket(), uid, ApiSettings.DEFAULT, run))
                .await();
    }

    @AfterEach
    void close() {
        vertx.close().await();
        assertThat(socket()).as("the socket is taken away").doesNotExist();
        assertThat(fatal).isNotCompleted();
    }

    @Test
    void itsSocketIsForRootAndRootsGroup() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                .isEqualTo("rw-rw----");
    }

    @Test
    void aSecondDaemonOnTheSocketIsRefusedAndTheFirstServesOn() {
        assertThatThrownBy(() -> vertx.deployVerticle(verticle(socket(), 0, ApiSettings.DEFAULT, "run2"))
                        .await())
                .hasMessageContaining("belongs to a daemon that is running");

        assertThat(get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void aSocketThatIsTakenAwayIsMadeAgain() throws Exception {
        Files.delete(socket());
        while (!Files.exists(socket())) { // for as long as the test may take
            TimeUnit.MILLISECONDS.sleep(10);
        }

        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        itsSocketIsForRootAndRootsGroup();
    }

    @Test
    void isReadyWhenEveryConditionHolds() {
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        for (Condition condition : Condition.values()) {
            readiness.holds(condition);
        }
        assertThat(get("/readyz").statusCode()).isEqualTo(200);

        readiness.lacks(Condition.TABLE, "notifications were lost");
        HttpClientResponse response = get("/readyz");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).getJsonObject("missing").getString("table")).isEqualTo("notifications were lost");
    }

    @Test
    void refusesWhatItDoesNotHaveNamingWhatThereIs() {
        HttpClientResponse response = get("/v2/links");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(json(response).getString("detail")).contains("nothing at /v2/links", "/v1/events");
        assertThat(ask(HttpMethod.POST, "/v1/events").statusCode()).isEqualTo(405);
        assertThat(get("/v1/events?format=xml").statusCode()).isEqualTo(400);
        assertThat(get("/v1/events?after=yesterday").statusCode()).isEqualTo(400);
    }

    /** Whoever asks with curl has a terminal. */
    @Test
    void whatCannotBeSeenIsWrittenByItsNumber() {
        Buffer refusal = body(get("/v1/links/a%E2%80%AEb%C2%9B%2F"));
        assertThat(refusal.toString()).contains("\\u").matches(VisibleText::isAllVisible);

        NodePlan plan = new NodePlan(List.of(new LinkPlan("a\u202eb\u009b", List.of(), List.of(), "c\u2028")), "");
        vertx.eventBus().localConsumer(Addresses.NETWORK_PLAN).handler(message -> message.reply(plan));
        Buffer body = body(get("/v1/plan"));
        assertThat(body.toString()).contains("a\\u202eb\\u009b", "c\\u2028").matches(VisibleText::isAllVisible);
        assertThat(new JsonObject(body).getJsonArray("links").getJsonObject(0).getString("name"))
                .isEqualTo("a\u202eb\u009b");
    }

    @Test
    void thePlanNamesWhatIsNotRightWithItsSteps() {
        NodePlan plan = new NodePlan(
                List.of(
                        new LinkPlan("bond0", List.of("set ens160 master bond0"), List.of("waiting for a port"), null),
                        new LinkPlan("br0", List.of(), List.of(), "somebody else made it")),
                "");
        vertx.eventBus().localConsumer(Addresses.NETWORK_PLAN).handler(message -> message.reply(plan));

        assertThat(json(get("/v1/plan"))).isEqualTo(new JsonObject("""
                {"links": [
                  {"name": "bond0", "steps": ["set ens160 master bond0"], "notices": ["waiting for a port"]},
                  {"name": "br0", "steps": [], "problem": "somebody else made it"}]}"""));
    }

    @Test
    void thereIsNoPlanWhileTheLinksAreRead() {
        NodePlan plan = new NodePlan(List.of(), "ENOBUFS");
        vertx.eventBus().localConsumer(Addresses.NETWORK_PLAN).handler(message -> message.reply(plan));

        HttpClientResponse response = get("/v1/plan");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).getString("detail")).endsWith("read from the kernel: ENOBUFS");
    }

    @Test
    void aFollowerHearsEachEventOnceAndResumesWhereItWas() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        HttpClientResponse stream = get("/v1/events");
        stream.handler(chunk -> chunk.toString().lines().forEach(lines::add)).resume();
        tell("first");
        assertThat(take(lines).getJsonObject("data").getString("text")).isEqualTo("first");
        stream.request().reset().await();

        tell("second");
        BlockingQueue<String> resumed = new LinkedBlockingQueue<>();
        get("/v1/events?after=run1-1")
                .handler(chunk -> chunk.toString().lines().forEach(resumed::add))
                .resume();
        assertThat(take(resumed).getString("id")).isEqualTo("run1-2");
        tell("third");
        assertThat(take(resumed).getString("id")).isEqualTo("run1-3");
    }

    @Test
    void whoComesBackAfterARestartIsToldThatTheHistoryBeginsAnew() throws Exception {
        tell("before the restart");
        vertx.undeploy(deployment).await();
        deploy("run2");
        sequence = 0;
        tell("after it");

        List<JsonObject> events = body(ask(HttpMethod.GET, "/v1/events?follow=false", "Last-Event-ID", "run1-1"))
                .toString()
                .lines()
                .map(JsonObject::new)
                .toList();
        assertThat(events).hasSize(2);
        assertThat(events.get(0).getString("type")).isEqualTo("io.ifacer.events.missed");
        assertThat(events.get(0).getString("id")).isEqualTo("run2-0");
        assertThat(events.get(0).getJsonObject("data").getString("text")).contains("started anew", "cannot be known");
        assertThat(events.get(1).getString("id")).isEqualTo("run2-1");
    }

    @Test
    void overTcpAnybodyMayReadAndNobodyMayChange() throws Exception {
        int port = LoopbackPort.free();
        ApiSettings onTcp = new ApiSettings(port, 128, 2_000, 4_096);
        vertx.deployVerticle(verticle(folder.resolve("tcp.sock"), 0, onTcp, "run1"))
                .await();
        ApiClient client = ApiClient.onLoopback(port);

        assertThat(client.get("/healthz").status()).isEqualTo(200);
        for (String command : List.of("/v1/audit", "/v1/pause", "/v1/resume")) {
            ApiDescription.Answer answer = client.ask("POST", command);
            assertThat(answer.status()).as(command).isEqualTo(403);
            assertThat(answer.body()).contains("on the Unix socket only");
        }
    }

    @Test
    void thePageComesFromTheDaemonAlone() {
        HttpClientResponse page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    private static JsonObject take(BlockingQueue<String> lines) throws InterruptedException {
        String line = lines.poll(10, TimeUnit.SECONDS);
        assertThat(line).as("an event").isNotNull();
        return new JsonObject(line);
    }

    private void tell(String text) {
        vertx.eventBus()
                .publish(
                        Addresses.NETWORK_EVENTS,
                        new NetworkEvent(
                                ++sequence,
                                Instant.EPOCH,
                                new Event(Event.Type.LINK_CREATED, Event.Cause.ADD, "bond0", text)));
    }

    private Path socket() {
        return folder.resolve("api.sock");
    }

    private HttpClientResponse get(String uri) {
        return ask(HttpMethod.GET, uri);
    }

    private HttpClientResponse ask(HttpMethod method, String uri) {
        return ask(method, uri, "Accept", "*/*");
    }

    /** The client's handlers run where the response was got: paused until the test has set them. */
    private HttpClientResponse ask(HttpMethod method, String uri, String header, String value) {
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.domainSocketAddress(socket().toString()))
                .setMethod(method)
                .putHeader(header, value)
                .setURI(uri);
        return client.request(options)
                .compose(request -> request.send().onSuccess(HttpClientResponse::pause))
                .await();
    }

    private static JsonObject json(HttpClientResponse response) {
        return new JsonObject(body(response));
    }

    private static Buffer body(HttpClientResponse response) {
        Future<Buffer> body = response.body(); // asked for first: what flows before that is lost
        response.resume();
        return body.await();
    }
}
