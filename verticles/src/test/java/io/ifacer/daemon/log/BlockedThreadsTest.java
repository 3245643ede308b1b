package io.ifacer.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A thread that does not get on is told of in one line, as often as that happens, and without a stack trace. */
@Timeout(60)
class BlockedThreadsTest {

    private final BlockingQueue<ILoggingEvent> lines = new LinkedBlockingQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            lines.add(line);
        }
    };
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setBlockedThreadCheckInterval(10)
            .setMaxEventLoopExecuteTime(TimeUnit.MILLISECONDS.toNanos(20))
            .setWarningExceptionTime(TimeUnit.MILLISECONDS.toNanos(40)));

    @BeforeEach
    void listen() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        root.detachAppender(appender);
    }

    @Test
    void isToldOfOnceWithoutAStackTrace() throws InterruptedException {
        BlockedThreads.tellOf(vertx);
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        vertx.runOnContext(none -> {
            awaitUninterruptibly(told);
            over.countDown();
        });

        ILoggingEvent line = lines.take();

        assertThat(line.getLevel()).isEqualTo(Level.WARN);
        assertThat(line.getFormattedMessage())
                .startsWith("thread vert.x-eventloop-thread-0 has been at one thing for ")
                .endsWith("this machine is slow or busy; what waits for it comes later");
        assertThat(line.getThrowableProxy()).isNull();
        // more checks than one go by meanwhile
        assertThat(lines.poll(200, TimeUnit.MILLISECONDS)).isNull();
        told.countDown();
        over.await();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
