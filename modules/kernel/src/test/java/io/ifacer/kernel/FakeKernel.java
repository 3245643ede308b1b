package io.ifacer.kernel;

import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.model.ModelKernel;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Both doors over a {@link ModelKernel}, for tests of what stands behind them.
 *
 * <p>Requests are answered in the caller's thread; each monitor delivers from a thread of its own, one batch for each
 * change, in order. The model may be touched through {@link #change} only. Any thread may call.
 */
public final class FakeKernel {
    private final ModelKernel model = new ModelKernel();
    private final Object lock = new Object();
    private final List<Monitor> monitors = new CopyOnWriteArrayList<>();

    /** Changes the model by hand, then delivers what that makes it say. */
    public void change(Consumer<ModelKernel> change) {
        synchronized (lock) {
            change.accept(model);
            deliver();
        }
    }

    /** A monitor that is not started. Only monitors that are open hear anything. */
    public LinkMonitor monitor() {
        return new Monitor();
    }

    /** A request door; any number of them can be open. */
    public LinkRequests requests() {
        return requests(change -> {});
    }

    /** The same; {@code asked} is told of each step that changes something, in the caller's thread, before it is carried out. */
    public LinkRequests requests(Consumer<Step> asked) {
        return new Requests(asked);
    }

    private void deliver() {
        model.takeOverrun().ifPresent(reason -> monitors.forEach(monitor -> monitor.lose(reason)));
        List<LinkEvent> batch = model.takeEvents();
        if (!batch.isEmpty()) {
            monitors.forEach(monitor -> monitor.queue.add(listener -> listener.events(batch)));
        }
        Set<Integer> addressless = model.takeAddressesGone();
        if (!addressless.isEmpty()) {
            monitors.forEach(monitor -> monitor.queue.add(listener -> listener.addressesGone(addressless)));
        }
        Set<Integer> routeless = model.takeRoutesGone();
        monitors.forEach(monitor -> monitor.tellOfRoutes(routeless));
    }

    private final class Requests implements LinkRequests {
        private final Consumer<Step> asked;

        Requests(Consumer<Step> asked) {
            this.asked = asked;
        }

        @Override
        public StepOutcome apply(Step step, List<Link> known) {
            if (step.changes()) {
                asked.accept(step);
            }
            synchronized (lock) {
                StepOutcome outcome = model.apply(step, known);
                deliver();
                return outcome;
            }
        }

        @Override
        public LinkDump dump() {
            synchronized (lock) {
                return new LinkDump(model.dump(), false);
            }
        }

        @Override
        public void close() {}
    }

    private final class Monitor implements LinkMonitor {
        private final BlockingQueue<Consumer<Listener>> queue = new LinkedBlockingQueue<>();
        private Set<Integer> watched = Set.of();
        private volatile boolean closed;
        private Thread thread = new Thread(() -> {}, "fake-link-monitor");

        @Override
        public void start(Listener listener) {
            thread = new Thread(() -> run(listener), "fake-link-monitor");
            thread.setDaemon(true);
            synchronized (lock) {
                monitors.add(this);
            }
            thread.start();
        }

        private void run(Listener listener) {
            try {
                while (!closed) {
                    queue.take().accept(listener);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void watchRoutes(Set<Integer> ifindexes) {
            synchronized (lock) {
                watched = Set.copyOf(ifindexes);
                tellOfRoutes(watched);
            }
        }

        private void tellOfRoutes(Set<Integer> routeless) {
            Set<Integer> news = new HashSet<>(routeless);
            news.retainAll(watched);
            if (!news.isEmpty()) {
                queue.add(listener -> listener.routesGone(news));
            }
        }

        private void lose(String reason) {
            queue.clear();
            queue.add(listener -> listener.overrun(reason));
        }

        @Override
        public void close() {
            closed = true;
            monitors.remove(this);
            queue.add(listener -> {}); // so that the thread looks at what has become of it
            if (thread != Thread.currentThread()) {
                thread.interrupt();
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
