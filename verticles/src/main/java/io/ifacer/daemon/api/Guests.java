package io.ifacer.daemon.api;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one door: so many at once, none longer than it has business here. When one too many comes, the one that
 * has been idle the longest goes, so that nobody can keep others out by being there.
 */
final class Guests {

    /** One that leaves its answer lying for so long has to go before somebody new is turned away. */
    private static final long PATIENCE_MILLIS = 1_000;

    private static final long SWEEP_MILLIS = 1_000;

    /** What is read at once: it bounds how many requests can be there that have to wait. */
    private static final RecvByteBufAllocator READS = new FixedRecvByteBufAllocator(2 << 10).maxMessagesPerRead(1);

    private final Map<HttpConnection, Guest> guests = new HashMap<>();

    /** Those who do not follow, the longest in their state first. */
    private final Set<Guest> askers = new LinkedHashSet<>();

    private final Vertx vertx;
    private final ApiBounds bounds;
    private final AnswerRoom room;
    private final Consumer<Throwable> fatal;
    private @Nullable Doorkeeper doorkeeper;
    private @Nullable Channel listening;
    private boolean sweeping;

    /**
     * @param room for the answers of all doors
     * @param fatal told when memory has run out
     */
    Guests(Vertx vertx, ApiBounds bounds, AnswerRoom room, Consumer<Throwable> fatal) {
        this.vertx = vertx;
        this.bounds = bounds;
        this.room = room;
        this.fatal = fatal;
    }

    AnswerRoom room() {
        return room;
    }

    ApiBounds bounds() {
        return bounds;
    }

    /** A new connection, before anything of it has been read. */
    void enter(HttpConnection connection) {
        ConnectionBase base = (ConnectionBase) connection;
        Guest guest = new Guest(this, base, System.nanoTime());
        Channel channel = base.channel();
        acceptorOf(channel).entered(channel);
        ChannelConfig config = channel.config();
        config.setRecvByteBufAllocator(READS);
        channel.pipeline().addBefore(base.channelHandlerContext().name(), "guest", new GuestHandler(guest, fatal));
        connection.closeHandler(none -> left(guest));
        guests.put(connection, guest);
        askers.add(guest);
        if (askers.size() > bounds.maxAskers()) {
            leaver(guest).hangUp();
        }
        sweepLater();
    }

    /** The listening channel is known by its first connection only; a socket that was made again has another. */
    private Doorkeeper acceptorOf(Channel channel) {
        Doorkeeper keeper = doorkeeper;
        if (keeper == null || !channel.parent().equals(listening)) {
            keeper = new Doorkeeper(bounds.maxAskers() + bounds.maxFollowers(), fatal);
            doorkeeper = keeper;
            listening = channel.parent();
            listening.pipeline().addFirst(keeper);
        }
        return keeper;
    }

    private Guest leaver(Guest newcomer) {
        long nowNanos = System.nanoTime();
        for (Guest guest : askers) {
            if (guest != newcomer && guest.isIdle()) {
                return guest;
            }
        }
        for (Guest guest : askers) {
            if (guest.hasNotReadFor(nowNanos, PATIENCE_MILLIS)) {
                return guest;
            }
        }
        return newcomer;
    }

    /** The guest at the end of a connection; null when it was shown out already. */
    @Nullable
    Guest at(HttpConnection connection) {
        return guests.get(connection);
    }

    /** It is in another state now: the last in turn. */
    void moved(Guest guest) {
        if (askers.remove(guest)) {
            askers.add(guest);
        }
    }

    void follows(Guest guest) {
        askers.remove(guest);
    }

    void left(Guest guest) {
        guest.left();
        askers.remove(guest);
        guests.values().remove(guest);
    }

    private void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            vertx.setTimer(Math.min(SWEEP_MILLIS, bounds.firstHeadMillis()), none -> sweep());
        }
    }

    private void sweep() {
        sweeping = false;
        long nowNanos = System.nanoTime();
        for (Guest guest : List.copyOf(askers)) {
            if (guest.isLate(nowNanos)) {
                guest.hangUp();
            }
        }
        if (!askers.isEmpty()) {
            sweepLater();
        }
    }
}
