package io.ifacer.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's link notifications, read by a daemon thread named {@code link-monitor}.
 *
 * <p>It watches the network namespace of the thread that calls {@link #start}. {@link #start}, {@link #close} and the
 * accessors may be called from any thread, {@code close} from the listener too.
 */
public final class NetlinkLinkMonitor implements LinkMonitor {
    private final MonitorSettings settings;
    private final WakeUp wakeUp;
    private final RouteSocket.Opener sockets;
    private @Nullable Thread thread;
    private @Nullable Listener listener;
    private @Nullable WakeUp routes;
    private boolean closed;
    private int portId;
    private int receiveBufferBytes;

    public NetlinkLinkMonitor() {
        this(MonitorSettings.DEFAULT);
    }

    /**
     * Prepares a monitor; nothing is received before {@link #start}.
     *
     * @throws KernelException when there is no file descriptor to be had
     */
    public NetlinkLinkMonitor(MonitorSettings settings) {
        this.settings = settings;
        this.wakeUp = new WakeUp(Libc.INSTANCE);
        this.sockets = MonitorSockets.ofLinks(Libc.INSTANCE, wakeUp, settings.receiveBufferBytes());
    }

    @Override
    public synchronized void start(Listener listener) {
        if (thread != null || closed) {
            throw new IllegalStateException("a link monitor starts once; make another one");
        }
        this.listener = listener;
        RouteSocket socket = sockets.open();
        portId = socket.portId();
        receiveBufferBytes = socket.receiveBufferBytes();
        thread = new Thread(new MonitorLoop(settings, sockets, wakeUp, listener, socket), "link-monitor");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void watchRoutes(Set<Integer> ifindexes) {
        Listener told = listener;
        if (routes != null) {
            routes.raise();
            routes = null;
        }
        if (told == null || closed || ifindexes.isEmpty()) {
            return;
        }
        WakeUp end = new WakeUp(Libc.INSTANCE);
        RouteSocket.Opener opener = MonitorSockets.ofRoutes(Libc.INSTANCE, end, settings.receiveBufferBytes());
        Thread watch = new Thread(new RouteWatch(opener, end, ifindexes, told::routesGone), "route-watch");
        watch.setDaemon(true);
        watch.start();
        routes = end;
    }

    /**
     * Ends the thread and waits for its end, unless the listener itself calls. A listener that blocks is interrupted:
     * it is to return.
     */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            if (routes != null) {
                routes.raise();
            }
            running = thread;
            wakeUp.raise();
            if (running == null) {
                wakeUp.close();
                return;
            }
        }
        if (running != Thread.currentThread()) {
            running.interrupt();
            join(running);
        }
    }

    private static void join(Thread running) {
        boolean interrupted = false;
        while (running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The receive buffer that the kernel granted at {@link #start}, in bytes as it accounts them: twice the usable. */
    public synchronized int receiveBufferBytes() {
        return receiveBufferBytes;
    }

    /** nl_pid of the first socket. */
    synchronized int portId() {
        return portId;
    }
}
