package io.ifacer.bench;

import io.ifacer.daemon.KernelDoors;
import io.ifacer.daemon.Main;
import io.ifacer.daemon.settings.Settings;
import io.ifacer.kernel.FakeKernel;
import io.ifacer.kernel.LinkMonitor;
import io.ifacer.kernel.LinkRequests;
import io.ifacer.link.Link;
import io.ifacer.link.LinkEvent;
import io.ifacer.link.plan.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The daemon on a fake kernel in this process, with VLANs on ens1 that its file of declared links has to name: ens1.1 and so
 * on. Whoever drives it is told of each change that the daemon asks the kernel for.
 */
final class DeclaredNode {

    /**
     * A change that the daemon asked for.
     *
     * @param afterNanos how long after the last notification was handed to the daemon it reached the kernel's door
     */
    record Request(long afterNanos, Step step) {}

    private static final int MTU_BYTES = 1500;

    private final FakeKernel kernel = new FakeKernel();
    private final LinkRequests otherHands = kernel.requests();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private volatile long toldNanos = System.nanoTime();

    /** Starts the daemon, and returns when it has made all its VLANs. Its directories are the environment's. */
    DeclaredNode(int vlans) throws InterruptedException {
        kernel.change(model -> model.addNic("ens1", MTU_BYTES, true));
        Main.run(new KernelDoors() {
            @Override
            public LinkMonitor monitor(Settings settings) {
                return new Timed(kernel.monitor());
            }

            @Override
            public LinkRequests requests(Settings settings) {
                return kernel.requests(step -> requests.add(new Request(System.nanoTime() - toldNanos, step)));
            }
        });
        Set<String> missing = new HashSet<>(names(vlans));
        while (!missing.isEmpty()) {
            Step made = next().step();
            // others may be set up too, such as what was remembered from an earlier run
            if (made instanceof Step.SetUp) {
                missing.remove(made.link());
            }
        }
    }

    /** The names of the VLANs that a node with so many has. */
    static List<String> names(int vlans) {
        return IntStream.rangeClosed(1, vlans).mapToObj(id -> "ens1." + id).toList();
    }

    /** The next change that the daemon asks for. */
    Request next() throws InterruptedException {
        Request next = requests.poll(1, TimeUnit.MINUTES);
        if (next == null) {
            throw new IllegalStateException("the daemon has asked for nothing for a minute");
        }
        return next;
    }

    /** The next change that the daemon asks for; null when none comes in this time. */
    @Nullable
    Request next(long millis) throws InterruptedException {
        return requests.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** The links as they are now. */
    List<Link> links() {
        return otherHands.dump().links();
    }

    /** Somebody else sets a link down. */
    void setDown(Link link) {
        otherHands.apply(new Step.SetUp(link.name(), link.ifindex(), false));
    }

    /** Somebody else gives a link another MTU. */
    void resize(Link link, int mtuBytes) {
        otherHands.apply(new Step.SetMtu(link.name(), link.ifindex(), mtuBytes));
    }

    /** Somebody else deletes a link. */
    void delete(Link link) {
        otherHands.apply(new Step.Delete(link.name(), link.ifindex()));
    }

    private final class Timed implements LinkMonitor {
        private final LinkMonitor real;

        Timed(LinkMonitor real) {
            this.real = real;
        }

        @Override
        public void start(Listener listener) {
            real.start(new Listener() {
                @Override
                public void events(List<LinkEvent> batch) {
                    toldNanos = System.nanoTime();
                    listener.events(batch);
                }

                @Override
                public void addressesGone(Set<Integer> ifindexes) {
                    listener.addressesGone(ifindexes);
                }

                @Override
                public void routesGone(Set<Integer> ifindexes) {
                    listener.routesGone(ifindexes);
                }

                @Override
                public void overrun(String reason) {
                    listener.overrun(reason);
                }
            });
        }

        @Override
        public void watchRoutes(Set<Integer> ifindexes) {
            real.watchRoutes(ifindexes);
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
