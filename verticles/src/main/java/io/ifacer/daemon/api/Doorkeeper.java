package io.ifacer.daemon.api;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Stands at a listening channel: while as many are in as there is room for, or some have not been received yet, further ones wait
 * in the kernel's queue, where they take no descriptor of ours. On the acceptor's event loop, and not on the API's, which is what
 * it waits for.
 */
final class Doorkeeper extends ChannelInboundHandlerAdapter {

    /** Two rounds of accepting (netty accepts 16 in one). */
    private static final int MOST_ENTERING = 32;

    private final int most;
    private final Consumer<Throwable> fatal;
    private final AtomicInteger inside = new AtomicInteger();
    private final Set<Channel> entering = ConcurrentHashMap.newKeySet();
    private volatile boolean full;

    /**
     * @param room for so many
     * @param fatal told when memory has run out
     */
    Doorkeeper(int room, Consumer<Throwable> fatal) {
        this.most = room + MOST_ENTERING;
        this.fatal = fatal;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        Memory.check(failure, fatal);
        ctx.fireExceptionCaught(failure);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Channel guest = (Channel) message;
        Channel listening = ctx.channel();
        entering.add(guest);
        inside.incrementAndGet();
        ChannelFuture unused = guest.closeFuture().addListener(closed -> left(guest, listening));
        ctx.fireChannelRead(message);
        if (!hasRoom()) {
            full = true;
            listening.config().setAutoRead(false);
            open(listening); // who left meanwhile saw it open
        }
    }

    private boolean hasRoom() {
        return inside.get() < most && entering.size() < MOST_ENTERING;
    }

    /** Has been received, on the API's event loop. */
    void entered(Channel guest) {
        if (entering.remove(guest)) {
            open(guest.parent());
        }
    }

    /** The descriptor is free when the selector has come round once more (java.nio.channels.SelectableChannel, key deregistration). */
    private void left(Channel guest, Channel listening) {
        entering.remove(guest);
        if (guest.isRegistered() && !guest.eventLoop().isShuttingDown()) {
            Future<?> unused = guest.eventLoop().schedule(() -> freed(listening), 1, TimeUnit.MILLISECONDS);
        } else {
            freed(listening);
        }
    }

    private void freed(Channel listening) {
        inside.decrementAndGet();
        open(listening);
    }

    private void open(Channel listening) {
        if (full && hasRoom()) {
            full = false;
            listening.config().setAutoRead(true);
        }
    }
}
