package io.ifacer.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** That memory has run out is never only a matter of the one connection that was told so. */
class GuestHandlerTest {

    private static final GuestHandler.Requests NO_REQUESTS = new GuestHandler.Requests() {
        @Override
        public void headCame() {}

        @Override
        public boolean isFollowing() {
            return false;
        }
    };

    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();

    @Test
    void memoryThatHasRunOutEndsTheProcess() {
        DecoderException failure = new DecoderException(new OutOfMemoryError("direct"));

        fail(failure);

        assertThat(fatal).isCompletedWithValue(failure);
    }

    @Test
    void aClientThatBreaksOffDoesNot() {
        fail(new IOException("Connection reset by peer"));

        assertThat(fatal).isNotCompleted();
    }

    private void fail(Throwable failure) {
        EmbeddedChannel channel = new EmbeddedChannel(new GuestHandler(NO_REQUESTS, fatal::complete));
        channel.pipeline().fireExceptionCaught(failure);
        try {
            channel.checkException();
        } catch (Throwable passedOn) {
            assertThat(passedOn).isSameAs(failure);
        }
    }
}
