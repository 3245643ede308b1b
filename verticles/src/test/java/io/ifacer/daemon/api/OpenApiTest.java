package io.ifacer.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.daemon.api.ApiDescription.Answer;
import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.LocalCodec;
import io.ifacer.daemon.bus.NetworkEvent;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.daemon.bus.Readiness.Condition;
import io.ifacer.daemon.settings.ApiSettings;
import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.Event.FieldChange;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** openapi.yaml, as the server itself hands it out, is what the server does: no more and no less. */
@Timeout(60)
class OpenApiTest {

    private static final int ONE_READER = 1;
    private static final int FEW_EVENTS = 4;

    private final Vertx vertx = Vertx.vertx();
    private final Readiness readiness = new Readiness();

    @TempDir
    private Path folder;

    private ApiVerticle verticle;
    private ApiClient client;
    private ApiClient somebody;
    private ApiDescription file;

    private ApiVerticle verticle(String socket, int uid, ApiSettings settings, Readiness readiness) {
        ApiBounds bounds = ApiBounds.of(settings, 0);
        return new ApiVerticle(
                folder.resolve(socket), uid, settings, bounds, "node1", "run1", readiness, failure -> {});
    }

    @BeforeEach
    void open() throws Exception {
        LocalCodec.install(vertx);
        int uid = (Integer) Files.getAttribute(folder, "unix:uid");
        ApiSettings settings = new ApiSettings(ApiSettings.NO_PORT, 128, ONE_READER, FEW_EVENTS);
        verticle = verticle("api.sock", uid, settings, readiness);
        vertx.deployVerticle(verticle).await();
        vertx.deployVerticle(verticle("other.sock", uid + 1, settings, new Readiness()))
                .await();
        client = ApiClient.onUnixSocket(folder.resolve("api.sock"));
        somebody = ApiClient.onUnixSocket(folder.resolve("other.sock"));
        file = new ApiDescription(client.get("/v1/openapi.yaml").body().getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void everyRouteIsInTheFileAndEveryOperationIsARoute() {
        Set<String> routed = new TreeSet<>();
        verticle.routes().forEach((route, parameters) -> {
            String operation = route.replace("/v1/links/*", "/v1/links/{name}")
                    .replaceAll("GET /\\w+\\.(js|css|svg)$", "GET /{asset}");
            routed.add(operation);
            assertThat(file.operations()).contains(operation);
            assertThat(file.queryParameters(operation)).as(operation).isEqualTo(parameters);
        });
        assertThat(routed).isEqualTo(file.operations());
    }

    @Test
    void everyAnswerInTheFileIsGivenAndFits() throws IOException {
        whileTheEngineIsAway();
        tellEnoughToMissSome();
        whileTheEngineAnswers();
        toWhomIsRefused();

        assertThat(file.seenAnswers()).isEqualTo(file.answers());
        assertThat(file.seenFields()).as("fields that somebody gets to see").isEqualTo(file.fields());
    }

    private void whileTheEngineIsAway() throws IOException {
        accept(503, "GET /readyz");
        accept(503, "GET /v1/links");
        accept(503, "GET /v1/links/{name}", "bond0");
        accept(503, "GET /v1/attachments");
        accept(503, "GET /v1/plan");
        accept(503, "POST /v1/audit");
        accept(503, "POST /v1/pause");
        accept(503, "POST /v1/resume");
        accept(200, "GET /metrics");
    }

    private void whileTheEngineAnswers() throws IOException {
        vertx.eventBus()
                .localConsumer(Addresses.NETWORK_VIEW)
                .handler(message -> message.reply(NodeOnPaper.view(System.nanoTime())));
        vertx.eventBus().localConsumer(Addresses.NETWORK_PLAN).handler(message -> message.reply(NodeOnPaper.plan()));
        vertx.eventBus()
                .localConsumer(Addresses.NETWORK_COMMAND)
                .handler(message -> message.reply(io.ifacer.link.engine.Answer.Done.INSTANCE));
        for (Condition condition : Condition.values()) {
            readiness.holds(condition);
        }
        accept(200, "GET /");
        accept(200, "GET /{asset}", "page.js");
        accept(200, "GET /{asset}", "page.css");
        accept(200, "GET /{asset}", "icon.svg");
        accept(200, "GET /healthz");
        accept(200, "GET /readyz");
        accept(200, "GET /metrics");
        accept(200, "GET /v1/openapi.yaml");
        accept(200, "GET /v1/event-types");
        accept(200, "GET /v1/links");
        accept(200, "GET /v1/links/{name}", "bond0.200");
        accept(200, "GET /v1/links/{name}", "enp1s0");
        accept(200, "GET /v1/attachments");
        accept(200, "GET /v1/plan");
        accept(200, "POST /v1/audit");
        accept(200, "POST /v1/pause", "?link=bond0");
        accept(200, "POST /v1/resume");
        accept(200, "GET /v1/events", "?follow=false&after=run1-0");
        accept(200, "GET /v1/events", "?follow=false&after=run0-7&link=bond0&type=link.&format=ndjson");
        accept(200, "GET /v1/events", "?follow=false&after=oldest&format=sse");
    }

    private void toWhomIsRefused() throws IOException {
        accept(400, "GET /v1/events", "?format=xml");
        accept(400, "GET /v1/links/{name}", "a%20blank");
        accept(400, "POST /v1/pause", "?link=");
        accept(400, "POST /v1/resume", "?link=bond0&link=bond1");
        accept(404, "GET /v1/links/{name}", "nobody");
        for (String command : List.of("POST /v1/audit", "POST /v1/pause", "POST /v1/resume")) {
            file.accept(command, withStatus(403, somebody.ask("POST", command.substring(5))));
        }
        try (SocketChannel onlyReader = client.follow("/v1/events")) {
            assertThat(onlyReader.isOpen()).isTrue();
            accept(503, "GET /v1/events");
        }
        for (String operation : file.operations()) {
            String[] words = operation.split(" ", 2);
            String uri = words[1].replace("{name}", "bond0").replace("{asset}", "page.js");
            file.accept(operation, withStatus(413, client.ask(words[0], uri, "Content-Length: 1\r\n")));
        }
    }

    /** More than are kept: the stream says so to whoever begins before them. */
    private void tellEnoughToMissSome() {
        for (long sequence = 1; sequence <= FEW_EVENTS + 1; sequence++) {
            Event event = new Event(Event.Type.LINK_REPAIRED, Event.Cause.NOTIFICATION, "bond0.200", "right again")
                    .with(List.of(new FieldChange("state", "down", "up")))
                    .concerning(List.of(NodeOnPaper.POD))
                    .lasting(1_000_000);
            vertx.eventBus().publish(Addresses.NETWORK_EVENTS, new NetworkEvent(sequence, Instant.EPOCH, event));
        }
    }

    private void accept(int status, String operation) throws IOException {
        accept(status, operation, "");
    }

    /** @param rest stands for the last parameter of the path, or begins with the query's question mark */
    private void accept(int status, String operation, String rest) throws IOException {
        String[] words = operation.split(" ", 2);
        String uri = words[1].contains("{") ? words[1].replaceFirst("\\{.*}", rest) : words[1] + rest;
        file.accept(operation, withStatus(status, client.ask(words[0], uri)));
    }

    private static Answer withStatus(int status, Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        return answer;
    }
}
