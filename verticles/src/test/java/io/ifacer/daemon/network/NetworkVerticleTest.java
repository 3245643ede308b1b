package io.ifacer.daemon.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.EngineFailures;
import io.ifacer.daemon.bus.LocalCodec;
import io.ifacer.daemon.bus.NetworkEvent;
import io.ifacer.daemon.bus.Readiness;
import io.ifacer.link.desired.Attachment;
import io.ifacer.link.desired.DesiredLink;
import io.ifacer.link.engine.Command;
import io.ifacer.link.engine.EngineSettings;
import io.ifacer.link.engine.Event;
import io.ifacer.link.engine.Input;
import io.ifacer.store.recording.Moment;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A turn of the engine that fails, whatever fails in it, leaves nobody waiting and ends the process. */
class NetworkVerticleTest {

    private static final long PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Throwable> fatal = new LinkedBlockingQueue<>();

    @BeforeEach
    void anEngineWhoseTurnsFailOnceItIsAsked() throws Exception {
        LocalCodec.install(vertx);
        vertx.eventBus()
                .localConsumer(Addresses.MEMORY_LOAD)
                .handler(message -> message.reply(new Input.Loaded(List.of(), List.of(), List.of())));
        NetworkVerticle verticle = new NetworkVerticle(
                EngineSettings.DEFAULT, Promise.promise(), new Readiness(), NetworkVerticleTest::record, fatal::add);
        vertx.deployVerticle(verticle).await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** An error of the JVM is none the less a failed turn: a stack may be full in the middle of one. */
    private static void record(Moment moment) {
        if (moment.input() instanceof Input.Asked asked
                && asked.command() instanceof Command.Status
                && !moment.effects().isEmpty()) {
            throw new StackOverflowError("in the middle of a turn");
        }
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void theRequestConcernedIsAnsweredAndTheProcessEnds() throws Exception {
        assertThatThrownBy(() -> status().await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .hasMessageContaining("the engine failed")
                .hasMessageContaining("in the middle of a turn");
        assertThat(fatal.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(StackOverflowError.class);
    }

    /** No links have been read yet, so that the ADD waits. */
    @Test
    void aRequestThatIsNotConcernedIsToldToComeAgain() throws Exception {
        Command add = new Command.Add(
                new Attachment("net", "pod1", "eth0"),
                List.of(new DesiredLink.Vlan("ens192.100", "ens192", 100, DesiredLink.MTU_UNDECLARED)));
        Future<?> waiting = vertx.eventBus().request(Addresses.NETWORK_COMMAND, add);
        Future<?> concerned = status();
        assertThat(failureCode(waiting)).isEqualTo(EngineFailures.OF_ANOTHER);
        assertThat(failureCode(concerned)).isEqualTo(EngineFailures.OF_THIS);
        assertThat(failureCode(status())).isEqualTo(EngineFailures.OF_ANOTHER);
    }

    @Test
    void itIsAnEvent() throws Exception {
        BlockingQueue<NetworkEvent> events = new LinkedBlockingQueue<>();
        vertx.eventBus()
                .<NetworkEvent>localConsumer(Addresses.NETWORK_EVENTS)
                .handler(message -> events.add(message.body()));
        assertThat(failureCode(status())).isEqualTo(EngineFailures.OF_THIS);
        NetworkEvent told = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(told).isNotNull();
        assertThat(told.event().type()).isEqualTo(Event.Type.ENGINE_FAILED);
        assertThat(told.event().text()).contains("in the middle of a turn", "starts anew");
    }

    private static int failureCode(Future<?> answer) {
        Throwable failure = catchThrowable(() -> answer.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertThat(failure).isInstanceOf(ReplyException.class);
        return ((ReplyException) failure).failureCode();
    }

    @Test
    void aRequestAfterItIsAnsweredTooAndNothingMoreIsDecided() throws Exception {
        Future<?> first = status();
        assertThatThrownBy(() -> status().await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .hasMessageContaining("the engine failed before");
        assertThat(first.failed()).isTrue();
        assertThat(fatal.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
        assertThat(fatal).as("told once").isEmpty();
    }

    private Future<?> status() {
        return vertx.eventBus().request(Addresses.NETWORK_COMMAND, new Command.Status());
    }
}
