package io.ifacer.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedQuestionTest {

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final BlockingQueue<Message<Object>> asked = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aCrowdAsksOnceAndGetsNoOlderAnswer() throws InterruptedException {
        vertx.eventBus().localConsumer("q").handler(asked::add);
        SharedQuestion<String> question = new SharedQuestion<>(vertx, "q", 10_000);
        Future<String> first = onLoop(question::ask);
        Message<Object> firstAsked = asked.take();

        List<Future<String>> crowd = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            crowd.add(onLoop(question::ask));
        }
        firstAsked.reply("before the crowd");
        asked.take().reply("for the crowd");

        assertThat(first.await()).isEqualTo("before the crowd");
        assertThat(crowd).allSatisfy(each -> assertThat(each.await()).isEqualTo("for the crowd"));
        assertThat(asked).isEmpty();
    }

    @Test
    void aFailureIsEverybodysAndTheNextIsAskedAgain() throws InterruptedException {
        vertx.eventBus().localConsumer("q").handler(asked::add);
        SharedQuestion<String> question = new SharedQuestion<>(vertx, "q", 10_000);
        Future<String> failing = onLoop(question::ask);
        asked.take().fail(1, "as the test wants it");
        assertThat(failing.otherwise("failed").await()).isEqualTo("failed");

        Future<String> next = onLoop(question::ask);
        asked.take().reply("answer");

        assertThat(next.await()).isEqualTo("answer");
    }

    private interface Ask {
        Future<String> now();
    }

    private Future<String> onLoop(Ask ask) {
        return Future.future(promise -> loop.runOnContext(none -> ask.now().onComplete(promise)));
    }
}
