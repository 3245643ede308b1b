package io.ifacer.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.daemon.settings.Settings;
import io.ifacer.kernel.FakeKernel;
import io.ifacer.kernel.LinkMonitor;
import io.ifacer.kernel.LinkRequests;
import io.ifacer.link.model.ModelKernel;
import io.ifacer.link.plan.Step;
import io.ifacer.link.plan.StepOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The whole daemon with its real door, on a fake kernel of its own. */
final class DaemonOnFakeKernel implements AutoCloseable {

    private static final int STOP_SECONDS = 20;

    private final FakeKernel kernel = new FakeKernel();
    private final Queue<Step> changes = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> fatal = new ConcurrentLinkedQueue<>();
    private final Ifacerd daemon;

    /** @param folder where its socket is to be */
    DaemonOnFakeKernel(Path folder, Consumer<ModelKernel> links) throws IOException {
        kernel.change(links);
        int ownUid = (Integer) Files.getAttribute(folder, "unix:uid");
        daemon = new Ifacerd(new Directories(folder, folder, folder.resolve("none.yaml")), ownUid, doors(), fatal::add);
        daemon.start().await();
    }

    /** What other hands do on the node; the daemon has heard of it when the next request that comes is planned. */
    void change(Consumer<ModelKernel> change) {
        kernel.change(change);
    }

    /** The requests that change something, in the order in which the kernel got them. */
    List<Step> changes() {
        return List.copyOf(changes);
    }

    private KernelDoors doors() {
        return new KernelDoors() {
            @Override
            public LinkMonitor monitor(Settings settings) {
                return kernel.monitor();
            }

            @Override
            public LinkRequests requests(Settings settings) {
                return new Recorded(kernel.requests());
            }
        };
    }

    @Override
    public void close() throws TimeoutException {
        daemon.stop(STOP_SECONDS);
        assertThat(fatal).isEmpty();
    }

    private final class Recorded implements LinkRequests {
        private final LinkRequests real;

        Recorded(LinkRequests real) {
            this.real = real;
        }

        @Override
        public StepOutcome apply(Step step) {
            if (step.changes()) {
                changes.add(step);
            }
            return real.apply(step);
        }

        @Override
        public LinkDump dump() {
            return real.dump();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
