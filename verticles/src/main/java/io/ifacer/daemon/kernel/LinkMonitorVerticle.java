package io.ifacer.daemon.kernel;

import io.ifacer.daemon.bus.Addresses;
import io.ifacer.daemon.bus.KernelNews;
import io.ifacer.kernel.KernelException;
import io.ifacer.kernel.LinkMonitor;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.engine.Effect;
import io.ifacer.link.engine.Input;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what the kernel tells of links.
 *
 * <p>The hand-over from the monitor's thread is bounded: when the network verticle does not keep up, the thread waits and
 * the kernel's own queue fills until it overruns. So there is one way to lose notifications, and the engine knows it.
 */
public final class LinkMonitorVerticle extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger("kernel");

    /** So many inputs may be under way to the network verticle. */
    private static final int MAX_UNDER_WAY = 64;

    private final LinkMonitor monitor;
    private final Semaphore room = new Semaphore(MAX_UNDER_WAY);

    public LinkMonitorVerticle(LinkMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Future<?> start() {
        Context loop = context;
        vertx.eventBus()
                .<Effect.WatchRoutes>localConsumer(Addresses.KERNEL_WATCH)
                .handler(message -> watch(message.body()));
        return vertx.executeBlocking(() -> {
            monitor.start(new LinkMonitor.Listener() {
                @Override
                public void events(List<LinkEvent> batch) {
                    handOver(loop, new Input.KernelBatch(batch));
                }

                @Override
                public void addressesGone(Set<Integer> ifindexes) {
                    handOver(loop, new Input.AddressesGone(ifindexes));
                }

                @Override
                public void routesGone(Set<Integer> ifindexes) {
                    handOver(loop, new Input.RoutesGone(ifindexes));
                }

                @Override
                public void overrun(String reason) {
                    handOver(loop, new Input.Overrun(reason));
                }
            });
            handOver(loop, new Input.Subscribed());
            return null;
        });
    }

    @Override
    public Future<?> stop() {
        // a reader that waits for room must not keep close() waiting for the reader
        room.release(Integer.MAX_VALUE - MAX_UNDER_WAY);
        return vertx.executeBlocking(() -> {
            monitor.close();
            return null;
        });
    }

    /** Where there is no file descriptor for it, what waits for a route waits for the audit. */
    private void watch(Effect.WatchRoutes watch) {
        try {
            monitor.watchRoutes(watch.ifindexes());
        } catch (KernelException e) {
            log.warn("routes cannot be watched: {}", e.getMessage());
        }
    }

    /** On the monitor's thread: waits for room, which is what bounds the memory of a burst. */
    private void handOver(Context loop, Input input) {
        try {
            room.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the monitor is being closed: nobody needs the rest
            return;
        }
        KernelNews news = new KernelNews(input, room::release);
        loop.runOnContext(none -> vertx.eventBus().publish(Addresses.KERNEL_LINKS, news));
    }
}
