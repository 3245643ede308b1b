package io.ifacer.daemon.api;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;

/** What is seen of a connection between the bytes and Vert.x: requests as they are read, responses as they leave, failures. */
final class GuestHandler extends ChannelDuplexHandler {

    private final Requests requests;
    private final Consumer<Throwable> fatal;

    /** Who is told of requests that are read. */
    interface Requests {
        /** One has been read; it may have to wait for those before it. */
        void headCame();

        /** Whether no further one is wanted. */
        boolean isFollowing();
    }

    /** @param fatal told when memory has run out */
    GuestHandler(Requests requests, Consumer<Throwable> fatal) {
        this.requests = requests;
        this.fatal = fatal;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (requests.isFollowing()) {
            if (message instanceof HttpRequest) {
                ChannelFuture unused = ctx.close();
            }
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest) {
            requests.headCame();
        }
        ctx.fireChannelRead(message);
    }

    /** Also what Vert.x answers by itself carries the headers. */
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            BrowserGuard.protect(response.headers());
        }
        ChannelFuture unused =
                ctx.write(message, promise.unvoid()).addListener(done -> Memory.check(done.cause(), fatal));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        Memory.check(failure, fatal);
        ctx.fireExceptionCaught(failure);
    }

    /** Stands before the decoder of a connection that may say nothing any more. */
    static final class Deaf extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release(message);
            ChannelFuture unused = ctx.close();
        }
    }
}
