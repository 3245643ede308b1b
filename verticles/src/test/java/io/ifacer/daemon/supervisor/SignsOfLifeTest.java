package io.ifacer.daemon.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.daemon.bus.Readiness.Condition;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The watchdog is fed while all three answer, and no longer. */
@Timeout(60)
class SignsOfLifeTest {

    private static final long WATCHDOG_MILLIS = 200;
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Readiness readiness = new Readiness();
    private final Map<String, MessageConsumer<?>> answering = new HashMap<>();
    private ListeningManager manager;

    @BeforeEach
    void start() throws Exception {
        manager = new ListeningManager(folder.resolve("notify").toString());
        answer(Addresses.NETWORK_PULSE);
        answer(Addresses.CNI_PULSE);
        answer(Addresses.API_PULSE);
        for (Condition condition : Condition.values()) {
            readiness.holds(condition);
        }
        Supervisor supervisor = Supervisor.from(manager.environment(WATCHDOG_MILLIS), 1);
        vertx.deployVerticle(new SignsOfLife(supervisor, readiness)).await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        manager.close();
    }

    private void answer(String address) throws Exception {
        MessageConsumer<?> consumer = vertx.eventBus().localConsumer(address).handler(message -> message.reply(""));
        consumer.completion().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        answering.put(address, consumer);
    }

    @ParameterizedTest
    @CsvSource({
        Addresses.NETWORK_PULSE + ",the engine",
        Addresses.CNI_PULSE + ",the CNI door",
        Addresses.API_PULSE + ",the API"
    })
    void whoFallsSilentStarvesTheWatchdogUntilItAnswersAgain(String address, String who) throws Exception {
        manager.next(message -> message.startsWith("WATCHDOG=1"));

        CountDownLatch asked = new CountDownLatch(4);
        answering.get(address).handler(message -> asked.countDown()); // takes it, as a thread that is stuck does
        assertThat(manager.next(message -> message.contains("does not answer")))
                .isEqualTo("STATUS=" + who + " does not answer");
        assertThat(asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(manager.heard()).as("while it is asked again and again").isEmpty();

        answering.get(address).handler(message -> message.reply(""));
        assertThat(manager.next()).isEqualTo("WATCHDOG=1\nSTATUS=ready: CNI requests are served");
    }

    @Test
    void whyOneCannotAnswerIsTold() throws Exception {
        answering.get(Addresses.NETWORK_PULSE).handler(message -> message.fail(1, "it failed"));

        assertThat(manager.next(message -> message.contains("does not answer")))
                .isEqualTo("STATUS=the engine does not answer: it failed");
    }

    @Test
    void whoIsAliveAndNotReadyIsFedAllTheSame() throws Exception {
        readiness.lacks(Condition.STORE, "the disk is full");

        assertThat(manager.next(message -> message.contains("not ready")))
                .isEqualTo("WATCHDOG=1\nSTATUS=not ready: the disk is full");
    }
}
